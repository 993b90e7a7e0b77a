/**
 * The e-mail address of an account: confirmed, changed, and taken back.
 *
 * <p>Owns no table and no setting. A new address counts once a link mailed to it was used; the old one is then told, with a
 * link that brings it back, and no other account gets it meanwhile. Using that link proves the mailbox and nothing more, and
 * all else may be a thief's: the password is made worthless, what came since is removed, and a link for a new password is
 * mailed. Refuses to say whether an address belongs to an account: the mailbox is told instead.
 */
package org.warden.email;
