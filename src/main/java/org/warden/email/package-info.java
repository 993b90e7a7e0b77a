/**
 * The e-mail address of an account: confirmed, changed, and taken back.
 *
 * <p>Owns no table and no setting. A new address counts once a link mailed to it was used; the old one is then told, with a link that
 * brings it back, and is given to nobody else meanwhile. Who takes it back has proved the mailbox and nothing more, and the password
 * may be a thief's: it is made worthless, every session ends, and a link for a new one is mailed. Refuses to say whether an address
 * belongs to an account: the mailbox is told instead.
 */
package org.warden.email;
