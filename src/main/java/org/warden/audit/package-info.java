/**
 * The audit log: actor, action, account, time, network address and result.
 *
 * <p>Owns the tables {@code audit_event}, {@code audit_chain} and {@code audit_checkpoint} and the settings {@code
 * warden.audit.*}. An event is written in the transaction of its act, so a rollback leaves no event. A refusal is written in a
 * transaction of its own. One event costs one insert and one HMAC.
 *
 * <p>Each event carries a code: an HMAC-SHA-256 of its content, under a key derived from the sealing key. An attacker who can
 * only write to the database can neither edit nor forge an event. Within a second after its commit, an event also gets its
 * place in the chain: a position, and a second HMAC over the position, the code and the previous link. From then on, a removed
 * or moved event leaves a trace.
 *
 * <p>A background task makes the links, on one node at a time, at the cost of one update per event. If the act made them, each
 * login would wait for the one before it. This leaves two gaps: an event removed within that second leaves no trace, nor does
 * the removal of all the latest events if {@code audit_chain} is set back to an older state. To close the second gap, keep the
 * {@code link} of a verification elsewhere.
 *
 * <p>Events older than {@code warden.audit.retention} are removed in batches from the start of the chain. {@code
 * audit_checkpoint} then holds the new start, with a code of its own. An altered event is never removed.
 *
 * <p>Refuses to store secrets or text that unauthenticated callers type, and to change an event. Renewals are not recorded
 * here: each leaves a row in {@code spent_token}. Refused tokens go to the log, because any caller can send any number of them.
 */
package org.warden.audit;
