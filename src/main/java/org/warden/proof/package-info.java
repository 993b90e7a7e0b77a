/**
 * Proof of an account by its password: looks up the account, compares the hash, judges the guess.
 *
 * <p>Owns the identity store of Jakarta Security, the value {@link org.warden.proof.Proof} that it returns, and the settings
 * {@code warden.proof.*}; no table. Unknown names and wrong passwords cost the same time and get the same answer. Refuses to
 * open sessions: the package entrance does that once every factor is proved.
 */
package org.warden.proof;
