package org.warden.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.account.HeldRoles;

/**
 * The present state of a live session and its account, as the claims of an access token need it. Read without entities.
 *
 * @param methods how the owner proved the account (RFC 8176)
 * @param proven when the owner last proved the account
 * @param held the roles of the account
 */
public record LiveSession(
        UUID id,
        List<String> methods,
        Instant created,
        Instant lastUsed,
        Instant proven,
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

    /** The same session after another proof with these methods. */
    LiveSession proved(List<String> byMethods, Instant now) {
        return new LiveSession(id, byMethods, created, lastUsed, now, account, username, email, held);
    }
}
