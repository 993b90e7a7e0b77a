/**
 * Mailed links. A link proves that the caller reads the mailbox to which it was sent.
 *
 * <p>Owns the table {@code link} and the settings {@code warden.link.*}. A link contains 256 random bits, of which the table
 * holds an HMAC. It works once and for a limited time. It begins with {@code warden.public-url}, whatever the request said. Its
 * secret comes after a {@code #}, which browsers do not send: opening a link changes nothing, only the request that its page
 * sends does.
 *
 * <p>In an hour, one requester can have at most five links of a kind mailed to an address, all requesters together twenty.
 * Mails without a link and links that administrators mail are counted apart, and links that restore a stolen account have no
 * limit. For an address without an account the same rows are written but no mail is sent, so that the time taken is the same.
 *
 * <p>Refuses to log in: a link is no credential.
 */
package org.warden.link;
