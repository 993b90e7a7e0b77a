/**
 * Registration: how a stranger becomes an account with the role {@code User}.
 *
 * <p>Owns no table and the settings {@code warden.registration.*}. Where addresses are to be confirmed, everybody is answered alike and
 * the mailbox is told the rest; otherwise a caller is told which address or user name is taken. Refuses to register halfway: the account, its
 * role and the mail are one transaction.
 */
package org.warden.registration;
