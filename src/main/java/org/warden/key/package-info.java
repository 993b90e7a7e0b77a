/**
 * Signing keys: made at the first start, sealed in the database, held ready in memory, published as a JWK Set (RFC 7517), and
 * replaced before they are old.
 *
 * <p>Owns the table {@code signing_key} and the settings {@code warden.token.algorithm} and {@code warden.key.*}. A key is
 * announced, then active, then retired, then removed: which of these follows from the times in the rows and the clock, so that
 * all nodes change over at one moment and none has to do anything at it. A key is published before it signs, twice as long as
 * verifiers keep the keys, and until the last token it signed is dead; then it is erased, and its row stays. Each key
 * works with exactly one algorithm and is found by its RFC 7638 thumbprint alone (RFC 8725, sections 3.1 and 3.10). RS256
 * is the default because a token is signed once and verified by every service it meets, and RSA verifies fastest.
 * Refuses to know what a token says.
 */
package org.warden.key;
