package org.warden.profile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.account.AccountView;
import org.warden.audit.AuditView.EventView;
import org.warden.token.Session;

/** Everything that is stored about one person, but for secrets (GDPR, article 20). */
public record ExportView(
        AccountView account,
        Instant lastLogin,
        boolean secondFactor,
        List<SessionRow> sessions,
        List<EventView> events) {
    /** One session, also one that has ended. */
    public record SessionRow(
            UUID id, Instant created, Instant lastUsed, String address, String userAgent, Instant ended) {
        static SessionRow of(Session session) {
            return new SessionRow(
                    session.id(),
                    session.created(),
                    session.lastUsed(),
                    session.address(),
                    session.userAgent(),
                    session.ended());
        }
    }
}
