/**
 * In-memory copies of rows that any node may change.
 *
 * <p>Owns no table and no setting. CDI finds each mirror: {@link org.warden.mirror.Mirrors} reloads all of them every second.
 * Before a response it also reloads what the same request has changed, so no resource or act has to do so. A mirror is not a
 * cache: it holds only what must be known without a query.
 */
package org.warden.mirror;
