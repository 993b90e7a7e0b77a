/**
 * The caller of a request: the authentication mechanism, and what it produces for Warden's endpoints and for an adopter's code.
 *
 * <p>Owns the settings {@code warden.bearer.*} and no table. The mechanism never writes an answer and never refuses: it
 * provides the caller or the reason why the credentials are not valid, and the gate decides. Whether a token is still valid is
 * looked up in memory, never in the database. The servers' own MicroProfile JWT mechanisms are not used, because each has a
 * gap: one never checks {@code nbf}, one answers an unknown {@code kid} with 500, one allows five minutes of skew. {@code
 * Basic} is for old callers and off by default. It checks the password on each request, through the same identity stores as a
 * login, and computes the same hash.
 */
package org.warden.bearer;
