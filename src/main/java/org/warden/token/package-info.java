/**
 * Access tokens, minted and checked, and the sessions they belong to, each with its family of refresh tokens.
 *
 * <p>Owns the tables {@code session} and {@code spent_token} and the settings {@code warden.token.*} (the algorithm is the
 * keys'). A session is one row. The hash of its newest refresh token stands in it, and the one gate of a renewal is the
 * conditional update that puts the next hash there: it is the same row that an end of the session is written to, so that of
 * two who meet there the second always sees the first. The hashes of used tokens are kept as long as the session, to know a
 * thief by. Each refresh token is derived from a random salt with the sealing key: who holds that key and the database can
 * make live tokens, and could as well sign with the keys it seals.
 *
 * <p>No check of an access token asks the database: what ended and which roles were taken is held in memory, read anew each
 * second. Refuses to know passwords.
 */
package org.warden.token;
