/**
 * The record of security events: so far that a spent refresh token came back.
 *
 * <p>Owns the table {@code audit_event}. An event is written in the transaction of its act, so that there is none for what was
 * rolled back. Refuses to hold secrets, and to change what is written.
 */
package org.warden.audit;
