/**
 * Registration: how a stranger becomes an account with the role {@code User}.
 *
 * <p>Owns no table and no setting yet. Refuses to register halfway: the account and its role are one transaction.
 */
package org.warden.registration;
