/**
 * Access tokens: the mint that signs them and the verifier that reads them (RFC 7519, RFC 8725).
 *
 * <p>Owns the settings {@code warden.token.*}, except the algorithm, which belongs to the keys; no table. Has no state: what a
 * token says comes in a {@link org.warden.token.TokenSpec}. Refuses to look up accounts and sessions, or to decide whether a
 * token is still valid; the package bearer does that.
 */
package org.warden.token;
