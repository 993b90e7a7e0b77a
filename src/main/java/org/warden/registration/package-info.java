/**
 * Registration: how a stranger becomes an account with the role {@code User}.
 *
 * <p>Owns no table and the settings {@code warden.registration.*}. If addresses are to be confirmed, every caller gets the same
 * answer and the mailbox is told the rest, and a user name is held by confirmed accounts only; otherwise a caller is told which
 * address or user name is taken. Refuses to register halfway: the account, its role and the mail are one transaction.
 */
package org.warden.registration;
