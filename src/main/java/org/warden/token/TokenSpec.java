package org.warden.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The content of an access token, except issuer, audience, token id and times.
 *
 * @param subject the account
 * @param session the session that the token belongs to
 * @param username the user name of the account
 * @param roles the roles in force, in alphabetical order
 * @param methods how the session was authenticated (RFC 8176)
 * @param authTime when the session began
 */
public record TokenSpec(
        UUID subject,
        UUID session,
        String username,
        String email,
        List<String> roles,
        List<String> methods,
        Instant authTime) {}
