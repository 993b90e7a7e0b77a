package org.warden.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an access token is to say, beside the issuer, the audience, its id and its times.
 *
 * @param subject the account
 * @param session the session that the token belongs to
 * @param username what people call the account
 * @param roles the roles in force, in the order of the alphabet
 * @param methods how the session began (RFC 8176)
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
