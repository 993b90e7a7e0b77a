/**
 * Access tokens: minting and checking them, and the caller they speak for.
 *
 * <p>Owns the settings {@code warden.token.*} (the algorithm is the keys'); no table. The mechanism never writes an answer
 * and never refuses: it says who calls or why the token does not count, and the gate decides. A server's own MicroProfile
 * JWT mechanism is not used, because each is laxer in another place: one never looks at {@code nbf}, one answers an unknown
 * {@code kid} with 500, one allows five minutes of skew. Refuses to know passwords.
 */
package org.warden.token;
