/**
 * Accounts: their names, addresses, roles and status.
 *
 * <p>Owns the tables {@code account} and {@code account_role} and no setting. E-mail addresses and user names are stored as
 * typed and unique without regard to letter case. E-mail addresses are ASCII (RFC 5321): letters that merely look or fold alike
 * have opened other people's accounts elsewhere. Refuses to issue tokens: that is a session.
 */
package org.warden.account;
