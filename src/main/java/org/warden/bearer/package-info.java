/**
 * Who calls: the authentication mechanism, and the caller as the rest of the house and an adopter's code see him.
 *
 * <p>Owns the settings {@code warden.bearer.*}; no table. The mechanism never writes an answer and never refuses: it says who
 * calls or why the credentials do not count, and the gate decides. A server's own MicroProfile JWT mechanism is not used,
 * because each is laxer in another place: one never looks at {@code nbf}, one answers an unknown {@code kid} with 500, one
 * allows five minutes of skew. {@code Basic} is for old callers, off by default: it proves the password anew with each request,
 * through the same identity stores as a login, and costs the same hash.
 */
package org.warden.bearer;
