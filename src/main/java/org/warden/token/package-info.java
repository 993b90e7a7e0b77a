/**
 * Tokens: the mint that signs them, and a verifier for each kind (RFC 7519, RFC 8725). Access tokens are the only kind.
 *
 * <p>Serves {@code /.well-known/microprofile-config.properties}, with which a consumer configures itself. Owns the settings
 * {@code warden.token.*}, except the algorithm, which belongs to the keys. Owns no table and has no state:
 * a {@link org.warden.token.TokenSpec} brings the content of a token. Refuses to look up accounts and sessions, and to decide
 * whether a session has ended; the package bearer does that.
 */
package org.warden.token;
