/**
 * The e-mail address of an account: confirmation, change and undo.
 *
 * <p>Owns no table and no setting. A new address takes effect when a link mailed to it is used. The old address then gets a
 * link that undoes the change, and no other account can take the old address while that link is valid. An undo proves the
 * mailbox and nothing else, and anything else in the account may come from a thief. It therefore disables the password, removes
 * what was added since the change, and mails a link for a new password. Refuses to tell a caller whether an address belongs to
 * an account: only the mailbox learns it.
 */
package org.warden.email;
