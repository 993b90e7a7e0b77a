package org.warden.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The present state of a live session and its account, as the claims of an access token need it. Read without entities.
 *
 * @param methods how the session began (RFC 8176)
 * @param roles of the account, in alphabetical order
 */
public record LiveSession(
        UUID id,
        List<String> methods,
        Instant created,
        Instant lastUsed,
        UUID account,
        String username,
        String email,
        List<String> roles) {
    /** When the session ends by itself, unless it is used before. */
    public Instant expires(SessionSettings settings) {
        return settings.expires(created, lastUsed);
    }
}
