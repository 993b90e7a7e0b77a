/**
 * New passwords: with the old one, or with a link that is mailed to an owner who forgot it.
 *
 * <p>Owns no table and no setting. A new password ends every session except the caller's, and every pending link except those
 * that undo a change of address. A proof made with the old password is no longer accepted. Refuses to change a password
 * halfway: account, sessions and links are one transaction. Refuses to log in: a reset requires no second factor, but the login
 * after it does.
 */
package org.warden.recovery;
