/**
 * Signing keys: made at the first start, sealed in the database, held ready in memory, published as a JWK Set (RFC 7517).
 *
 * <p>Owns the table {@code signing_key} and the settings {@code warden.token.algorithm} and {@code warden.key.*}. Each key
 * works with exactly one algorithm and is found by its RFC 7638 thumbprint alone (RFC 8725, sections 3.1 and 3.10). RS256
 * is the default because a token is signed once and verified by every service it meets, and RSA verifies fastest.
 * Refuses to know what a token says.
 */
package org.warden.key;
