/**
 * Signing keys: generated at the first start, sealed in the database, held in memory, published as a JWK Set (RFC 7517), and
 * replaced regularly.
 *
 * <p>Owns the table {@code signing_key} and the settings {@code warden.token.algorithm} and {@code warden.key.*}. A key is
 * announced, then active, then retired, then removed. Its state follows from the times in the rows and the clock: all nodes
 * switch at the same moment, and none has to act at that moment. A key is published before it signs, for twice as long as
 * verifiers cache keys. It stays published until the last token that it signed has expired; then the key is erased and its row
 * stays. Each key has exactly one algorithm and is found only by its RFC 7638 thumbprint (RFC 8725, sections 3.1 and 3.10).
 * RS256 is the default: a token is signed once and verified by every service that receives it, and RSA verifies fastest.
 *
 * <p>Refuses to interpret the content of a token.
 */
package org.warden.key;
