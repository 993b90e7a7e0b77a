package org.warden.login;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.session.Session;

/** The live sessions of an account. */
public record SessionsView(List<SessionView> sessions) {
    /**
     * One session as its owner sees it.
     *
     * @param expires when it expires, unless it is used before
     * @param address the address from which it was last used
     * @param current whether it is the session of this request
     */
    public record SessionView(
            UUID id,
            Instant created,
            Instant lastUsed,
            Instant expires,
            String address,
            String userAgent,
            boolean current) {
        static SessionView of(Session session, Instant expires, boolean current) {
            return new SessionView(
                    session.id(),
                    session.created(),
                    session.lastUsed(),
                    expires,
                    session.address(),
                    session.userAgent(),
                    current);
        }
    }
}
