/**
 * Who may do what to which account: three rules, decided here alone.
 *
 * <ol>
 *   <li>Callers give and take only rights that they hold, and give them for no longer than they hold them.
 *   <li>Callers act only on accounts with no more rights than their own. Reading is exempt.
 *   <li>Callers give themselves nothing, and do not lock, unlock, disable or delete their own account through administration.
 * </ol>
 *
 * <p>Owns no table and no setting. Every act of administration asks here, in its transaction and with its rows locked: first
 * the roles, by name, then groups, then accounts, then sessions. Both sides are read from the database, because a token may
 * name roles that were taken meanwhile. Refuses to lock anything but the account that an act is about, and to know what an act
 * does.
 */
package org.warden.authority;
