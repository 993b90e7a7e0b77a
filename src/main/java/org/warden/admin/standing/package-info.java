/**
 * What administrators do with an account as a whole: lock, disable, log out, demand a new password, remove the second factor,
 * delete and restore.
 *
 * <p>Owns no table and no setting. Every act locks the account and asks whether the caller may act on it, then lets the package
 * lifecycle do the work. Refuses to show an account or to change its names: the package admin.accounts does. Refuses to let an
 * administrator set or see a password.
 */
package org.warden.admin.standing;
