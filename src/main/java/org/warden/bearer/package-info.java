/**
 * The caller of a request: the authentication mechanism, and what it produces for Warden's doors and for an adopter's code.
 *
 * <p>Owns the settings {@code warden.bearer.*}; no table. The mechanism never writes an answer and never refuses: it says who
 * the caller is, or why the credentials do not count, and the gate decides. Whether a token still counts is looked up in
 * memory, never in the database. A server's own MicroProfile JWT mechanism is not used, because each has its own gap: one never
 * looks at {@code nbf}, one answers an unknown {@code kid} with 500, one allows five minutes of skew. {@code Basic} is for old
 * callers and off by default: it checks the password again on each request, through the same identity stores as a login, and
 * costs the same hash.
 */
package org.warden.bearer;
