/**
 * Tickets: a secret for one connection, which a browser puts into the address of a WebSocket or an event stream because it
 * cannot send a header there.
 *
 * <p>Owns the table {@code ticket}, which holds hashes only, and no setting. A ticket is bound to a session, lives for half a
 * minute and is used once. Using it leads to the same checks as an access token that is issued at that moment. Refuses to
 * decide which requests may carry a ticket: the edge does.
 */
package org.warden.ticket;
