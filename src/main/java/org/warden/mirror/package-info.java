/**
 * In-memory copies of rows that any node may change.
 *
 * <p>Owns no table and no setting. CDI finds each mirror: {@link org.warden.mirror.Mirrors} reloads all of them every
 * second. Before a response, and after a piece of upkeep, it also reloads what that has changed, so no resource, act or task
 * has to do this itself. A mirror is not a cache: it holds only what must be known without a query.
 */
package org.warden.mirror;
