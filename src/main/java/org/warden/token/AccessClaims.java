package org.warden.token;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.warden.token.TokenSpec.Kind;

/**
 * What an access token says about its account and session.
 *
 * @param account the account
 * @param session the session that the token belongs to
 * @param username the user name of the account
 * @param roles the roles in force, in alphabetical order
 * @param methods how the owner proved the account (RFC 8176)
 * @param authTime when the owner last proved the account
 */
public record AccessClaims(
        UUID account,
        UUID session,
        String username,
        String email,
        List<String> roles,
        List<String> methods,
        Instant authTime) {
    /** The most characters of roles for which both claims contain them: servers refuse headers longer than 8 KiB. */
    private static final int LONGEST_TWICE = 1_500;

    /** The access token with these claims. */
    public TokenSpec spec(String audience, Duration life) {
        String subject = account.toString();
        Map<String, Object> claims = new HashMap<>(Map.ofEntries(
                Map.entry(Claim.SESSION, session.toString()),
                Map.entry(Claim.AUTHENTICATED_AT, authTime.getEpochSecond()),
                Map.entry(Claim.METHODS, methods),
                Map.entry(Claim.UPN, username),
                Map.entry(Claim.USERNAME, username),
                Map.entry(Claim.GROUPS, roles),
                Map.entry(Claim.ROLES, roles),
                Map.entry(Claim.UID, subject),
                Map.entry(Claim.EMAIL, email)));
        if (room() > LONGEST_TWICE) {
            claims.remove(Claim.ROLES);
        }
        return new TokenSpec(Kind.ACCESS, subject, audience, life, claims);
    }

    /** The number of characters of the roles as a JSON array: each has quotation marks and a comma. */
    private int room() {
        return 1 + roles.stream().mapToInt(role -> role.length() + 3).sum();
    }
}
