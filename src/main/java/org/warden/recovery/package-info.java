/**
 * How an account gets a new password: for now, by who knows the old one.
 *
 * <p>Owns no table and no setting. A new password ends every session but the one it was changed in, and whoever proved the old
 * one meanwhile has proved nothing. Refuses to change a password halfway: account and sessions are one transaction.
 */
package org.warden.recovery;
