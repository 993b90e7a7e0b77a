/**
 * What time it is, for all nodes alike, and how rows go whose time is over.
 *
 * <p>Owns no table. Every time that Warden stores or compares is the database's: {@link org.warden.time.SharedClock} follows
 * its clock, so that a time written by one node means the same on another, however wrong the clocks of the nodes are. {@link
 * org.warden.time.Sweep} deletes in pieces, since one statement over everything may never end within the database's timeout.
 * Refuses to know which rows are old: their owners say so.
 */
package org.warden.time;
