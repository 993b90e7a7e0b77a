/**
 * Upkeep: background work, such as deleting old rows.
 *
 * <p>Owns no table and no setting. A task is a bean that extends {@link org.warden.upkeep.Upkeep}, in the package that owns its
 * rows; the container finds it. One thread of each node runs all tasks in turn, one piece at a time, so that no task waits for
 * another to finish. Every node runs every task: a task locks the rows that only one node may change. Refuses to know what any
 * task does.
 */
package org.warden.upkeep;
