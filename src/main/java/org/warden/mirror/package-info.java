/**
 * In-memory copies of rows that any node may change.
 *
 * <p>Owns no table and no setting. Each mirror is found by CDI: {@link org.warden.mirror.Mirrors} reloads all of them every
 * second. Before a response, and after a piece of upkeep, it also reloads what that has changed, so no resource, act or task has
 * to do this itself. Not a cache: a mirror holds only what must be known without a query, and nothing merely for speed.
 */
package org.warden.mirror;
