/**
 * Mail: what is sent, how it gets out, and how much of it.
 *
 * <p>Owns the tables {@code outgoing_mail} and {@code mail_count}, the settings {@code warden.mail.*} and the templates beside
 * this file. A mail is a row in the transaction of its act, sealed, since it may hold a link that opens an account: none is
 * sent for what was rolled back, none is lost with its node, and a dead mail server delays only the postman. A node claims a
 * mail before it sends it and deletes it afterwards, so that each goes out once; only one that dies between the two leaves a
 * mail to be sent again, under the same Message-ID. What could not be sent is tried again, after pauses that double up to five
 * minutes, until it is of no use any more.
 *
 * <p>Refuses to put into a header anything that a caller typed, but for the one recipient; to put into a mail what a caller
 * chose if the mailbox never answered; and to let any of it become a link.
 */
package org.warden.mail;
