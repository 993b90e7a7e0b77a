/**
 * Links: what proves, by having arrived in somebody's mailbox, that the mailbox is his.
 *
 * <p>Owns the table {@code link} and the settings {@code warden.link.*}. A link holds 256 random bits, of which an HMAC is stored; it works
 * once and for a short time, and begins with {@code warden.public-url}, whatever the request said. Its secret stands behind a
 * {@code #}, which browsers send to nobody: to open it changes nothing, only what its page sends does. An account, and an address,
 * gets at most five of a kind in an hour, but for those that bring a stolen account back. For an address that nobody has the same is written, and no mail is sent, so that it takes as long.
 *
 * <p>Refuses to log anybody in: a link is no credential.
 */
package org.warden.link;
