/**
 * The time that all nodes share, and the deletion of expired rows.
 *
 * <p>Owns no table. Every time that Warden stores or compares is the database's: {@link org.warden.time.SharedClock} follows
 * its clock. A time written by one node therefore means the same on another, however wrong the clocks of the nodes are. {@link
 * org.warden.time.Sweep} deletes in pieces, because one statement for everything might never end within the database's timeout.
 * Refuses to know which rows are expired: their owners decide.
 */
package org.warden.time;
