/**
 * How an account gets a new password: with the old one, or by a link that is mailed to an owner who has forgotten it.
 *
 * <p>Owns no table and no setting. A new password ends every session but the one it was changed in and every link that is
 * pending, but for those that take an address back, and a proof by the old one no longer counts. Refuses to change a password
 * halfway: account, sessions and links are one transaction; and to log the owner in: a reset asks for no second factor, the
 * login after it does.
 */
package org.warden.recovery;
