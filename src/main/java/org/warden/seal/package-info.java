/**
 * Secrets at rest, sealed with AES-256-GCM under one configured key.
 *
 * <p>Owns the setting {@code warden.seal.key}, and for trials with H2 the file {@code seal.key} beside the database. A sealed
 * text is bound to its row: an attacker with write access to the database cannot put one secret in the place of another.
 * Refuses to seal passwords, which are hashed.
 */
package org.warden.seal;
