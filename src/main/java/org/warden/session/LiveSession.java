package org.warden.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.account.HeldRoles;

/**
 * The present state of a live session and its account, as the claims of an access token need it. Read without entities.
 *
 * @param methods how the session began (RFC 8176)
 * @param held the roles of the account
 */
public record LiveSession(
        UUID id,
        List<String> methods,
        Instant created,
        Instant lastUsed,
        UUID account,
        String username,
        String email,
        HeldRoles held) {
    /** The roles of the account, in alphabetical order. */
    public List<String> roles() {
        return held.names();
    }

    /** When the session ends by itself, unless it is used before. */
    public Instant expires(SessionSettings settings) {
        return settings.expires(created, lastUsed);
    }
}
