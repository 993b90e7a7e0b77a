package org.warden.profile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.warden.account.AccountView;
import org.warden.account.RoleGrant;
import org.warden.audit.AuditView.EventView;
import org.warden.json.MayBeAbsent;
import org.warden.link.Link;
import org.warden.session.Session;
import org.warden.time.Until;

/**
 * Everything that is stored about one person, except secrets (GDPR, article 20).
 *
 * @param language a tag such as {@code de-AT}; absent if none is stored
 * @param sessions the 200 last used
 * @param devices when each was first seen
 * @param links the 200 latest
 * @param applications what applications inside this WAR store, by their names; absent if there are none
 */
public record ExportView(
        AccountView account,
        @MayBeAbsent String language,
        @MayBeAbsent Instant lastLogin,
        boolean secondFactor,
        List<RoleRow> roles,
        List<SessionRow> sessions,
        List<Instant> devices,
        List<LinkRow> links,
        List<GroupRow> groups,
        List<EventView> events,
        @MayBeAbsent Map<String, Object> applications) {
    /** A role that was given to the account; {@code until} is absent for a role without an end. */
    public record RoleRow(
            String role, Instant granted, @MayBeAbsent Instant until, String reason) {
        static RoleRow of(RoleGrant grant) {
            return new RoleRow(grant.role(), grant.granted(), Until.shown(grant.until()), grant.reason());
        }
    }

    /** A link that was mailed, even if it has ended. */
    public record LinkRow(
            String purpose,
            @MayBeAbsent String email,
            Instant created,
            Instant expires,
            @MayBeAbsent Instant ended) {
        static LinkRow of(Link link) {
            return new LinkRow(link.purpose().name(), link.email(), link.created(), link.expires(), link.ended());
        }
    }

    /**
     * A membership in a group.
     *
     * @param group the names of the groups from the top of the tree, with slashes between them
     * @param until its end; absent if there is none
     */
    public record GroupRow(String group, @MayBeAbsent Instant until, Instant added) {}

    /** A session, even if it has ended. */
    public record SessionRow(
            UUID id,
            Instant created,
            Instant lastUsed,
            String address,
            String userAgent,
            @MayBeAbsent Instant ended) {
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
