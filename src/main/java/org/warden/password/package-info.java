/**
 * Passwords: hashing, the limit on concurrent hashes, and the policy.
 *
 * <p>Owns the settings {@code warden.password.*} and the list of common passwords. Owns no table, because the hash is in the
 * account's row. Uses Argon2id (RFC 9106), the first choice of OWASP. Reuses its memory blocks, because 19 MiB of garbage per
 * login would cost more than the hash. The prefix of a stored hash selects the scheme, so a new scheme needs no change in the
 * login code. Refuses composition rules and forced changes (NIST SP 800-63B-4, section 3.1.1.2).
 */
package org.warden.password;
