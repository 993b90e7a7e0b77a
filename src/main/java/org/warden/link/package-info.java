/**
 * Links: what proves, by having arrived in a mailbox, that the caller reads it.
 *
 * <p>Owns the table {@code link} and the settings {@code warden.link.*}. A link holds 256 random bits, of which an HMAC is
 * stored; it works once and for a short time, and begins with {@code warden.public-url}, whatever the request said. Its secret
 * stands behind a {@code #}, which browsers do not send: to open it changes nothing, only what its page sends does. An asker
 * gets at most five of a kind mailed to an address in an hour, all askers together twenty; mails without a link are counted
 * apart, and links that bring a stolen account back have no bound. For an address without an account the same is written, and
 * no mail is sent, so that it takes as long.
 *
 * <p>Refuses to log in: a link is no credential.
 */
package org.warden.link;
