/**
 * Accounts: their names, addresses, roles and status.
 *
 * <p>Owns the tables {@code account} and {@code account_role} and no setting. A role may have an end: it counts until that
 * second, even if its row is removed later. E-mail addresses and user names are stored as typed, and unique in any letter case.
 * E-mail addresses are ASCII (RFC 5321): in other systems, letters that look alike or fold to the same letter gave access to
 * the wrong account. Refuses to open sessions and to issue tokens.
 */
package org.warden.account;
