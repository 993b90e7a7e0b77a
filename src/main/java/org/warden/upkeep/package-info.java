/**
 * Upkeep: work that no caller asks for, such as tidying a table.
 *
 * <p>Owns no table and no setting. A task is a bean that extends {@link org.warden.upkeep.Upkeep} and stands in the package of
 * its rows; the container finds it. One thread of this node does all tasks in turn, a piece at a time, so that none waits for
 * the end of another. Every node does them: a task locks what only one node may do. Refuses to know what any task does.
 */
package org.warden.upkeep;
