package org.warden.admin.standing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.session.Session;

/** The live sessions of an account. */
public record UserSessionsView(List<UserSessionView> sessions) {
    /**
     * One session as an administrator sees it.
     *
     * @param expires when it expires, unless it is used before
     * @param address the address from which it was last used
     */
    public record UserSessionView(
            UUID id, Instant created, Instant lastUsed, Instant expires, String address, String userAgent) {
        static UserSessionView of(Session session, Instant expires) {
            return new UserSessionView(
                    session.id(),
                    session.created(),
                    session.lastUsed(),
                    expires,
                    session.address(),
                    session.userAgent());
        }
    }
}
