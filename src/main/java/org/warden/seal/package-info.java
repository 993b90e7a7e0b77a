/**
 * Secrets at rest: AES-256-GCM under one key from the configuration.
 *
 * <p>Owns the setting {@code warden.seal.key} and, when trying out with H2, the file {@code seal.key} beside the database.
 * A sealed text is bound to the row it belongs to, so that write access to the database is not enough to move one secret into
 * the place of another. Refuses to seal passwords: those are hashed.
 */
package org.warden.seal;
