/**
 * Queues, sends and limits mails.
 *
 * <p>Owns the tables {@code outgoing_mail} and {@code mail_count}, the settings {@code warden.mail.*} and the templates beside
 * this file. A mail is a row that is written in the transaction of its act. The row is sealed, because it may contain a link
 * that opens an account. A rollback therefore sends no mail, a node that dies loses none, and a mail server that is down delays
 * only the postman. A node claims a mail before sending it and deletes it afterwards, so that each mail is sent once. If the
 * node dies in between, the mail is sent again with the same Message-ID. A mail that was not sent is retried, after pauses that
 * double up to five minutes, until it expires.
 *
 * <p>Refuses to put text from a caller into a header, except for the one recipient; to put text from a caller into a mail to an
 * unproven mailbox; and to turn any such text into a link.
 */
package org.warden.mail;
