/**
 * The record of security events: who did what, to whom, when, from where, and what came of it.
 *
 * <p>Owns the tables {@code audit_event}, {@code audit_chain} and {@code audit_checkpoint} and the settings {@code
 * warden.audit.*}. An event is written in the transaction of its act, so that there is none for what was rolled back; a refusal
 * is written in one of its own. One event costs one insert and one HMAC.
 *
 * <p>Each event carries a code, an HMAC-SHA-256 of all it says under a key derived from the sealing key: a person who can write
 * in the database can neither edit an event nor make one up. Within a second of its commit it also gets its place in the chain,
 * a number and a second HMAC over that, its code and the link before it: none can be removed or moved without a trace. The link
 * is not made when the event is written, because then each login would wait for the one before it; a background task makes it,
 * a node at a time, at the cost of one update an event. So an event that is removed within that second leaves no trace, and
 * neither does the removal of all the latest events together with a return of {@code audit_chain} to an older state: who must
 * exclude that keeps the {@code link} of a verification elsewhere.
 *
 * <p>Events older than {@code warden.audit.retention} are removed from the start of the chain, in batches; {@code
 * audit_checkpoint}, with a code of its own, says where it then starts. An altered event is never removed.
 *
 * <p>Refuses to hold secrets or the names that strangers type, and to change what is written. Renewals are not here: each
 * leaves a row of its own in {@code spent_token}. Nor are refused tokens, of which any caller can send any number: they are in
 * the log.
 */
package org.warden.audit;
