/**
 * How many events of the audit log there were, by hour and action, for charts.
 *
 * <p>Owns the tables {@code audit_hour} and {@code audit_tally}. A background task counts events once they have their place in
 * the chain, in the order of their places, and notes the last one in the same transaction: so no event is counted twice or
 * left out, however many nodes count and however late a transaction commits. Events of an older version and from before this
 * table are counted, too: if the chain counted while it grows, an older node would leave out some during an update. The act
 * that causes an event does not wait for a counter that all acts would share. Counts are kept as long as the log.
 *
 * <p>Refuses to prove anything: counts carry no code. The log does.
 */
package org.warden.tally;
