/**
 * Sessions: a row for each login, with its family of refresh tokens, and how sessions end.
 *
 * <p>Owns the tables {@code session} and {@code spent_token} and the settings {@code warden.session.*}. A session is one row,
 * which holds the hash of its newest refresh token. A renewal is one conditional update that replaces this hash. The end of a
 * session is written to the same row, so if two calls collide, the second sees the result of the first. The hashes of spent
 * tokens are kept as long as the session, to recognize a stolen token. Each refresh token is derived from a random salt with
 * the sealing key: an attacker with that key and the database can compute valid refresh tokens, but could also unseal the
 * signing keys and sign access tokens.
 *
 * <p>The sessions that have ended are held in memory and read again each second. Refuses to check passwords, and to
 * sign or verify access tokens.
 */
package org.warden.session;
