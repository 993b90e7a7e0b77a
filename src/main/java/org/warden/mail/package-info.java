/**
 * Mail: what is sent to people, and how it gets out.
 *
 * <p>Owns the table {@code outgoing_mail}, the settings {@code warden.mail.*} and the templates beside this file. A mail is a row
 * in the transaction of its act, sealed, since it may hold a link that opens an account: none is sent for what was rolled back, none
 * is lost with its node, and a dead mail server is nobody's concern but the postman's. A node claims a mail before it sends it and deletes
 * it afterwards, so that each goes out once; only one that dies between the two leaves a mail to be sent again, under the same
 * Message-ID. What could not be sent is tried again, after pauses that double up to five minutes, until it is of no use any more.
 *
 * <p>Refuses to put into a header anything that a caller typed, but for the one recipient.
 */
package org.warden.mail;
