package org.warden.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.HeldRoles;
import org.warden.account.RoleSources;

/** Reads sessions with their accounts, as the claims of access tokens need them. */
@ApplicationScoped
public class LiveSessions {
    /** The method of a session with more than one factor (RFC 8176, section 2). */
    private static final String SEVERAL_FACTORS = "mfa";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Sessions sessions;

    @Inject
    SessionSettings settings;

    /** The session whose newest token has this hash; empty if there is none or its account was deleted. */
    public Optional<LiveSession> holding(String hash, Instant now) {
        return held("s.tokenHash = :value", hash, now);
    }

    /** The session of this id, as {@link #holding} finds it. */
    public Optional<LiveSession> withId(UUID id, Instant now) {
        return held("s.id = :value", id, now);
    }

    /** The session of this id, for an access token that is issued now; empty if it has ended or expired. */
    public Optional<LiveSession> issuing(UUID session, Instant now) {
        return sessions.issuing(session, now, settings.usedAfter(now), settings.createdAfter(now))
                ? withId(session, now)
                : Optional.empty();
    }

    /**
     * Records that the owner of this account proved it again in this session, and returns the session for an access token that
     * is issued now. Empty if the session is not live or belongs to another account.
     *
     * @param methods of the proof (RFC 8176); a session with several factors keeps its own
     */
    public Optional<LiveSession> prove(UUID account, UUID session, List<String> methods, Instant now) {
        return withId(session, now)
                .filter(live -> live.account().equals(account))
                .map(live -> live.proved(live.methods().contains(SEVERAL_FACTORS) ? live.methods() : methods, now))
                .filter(live -> sessions.prove(live, settings.usedAfter(now), settings.createdAfter(now)));
    }

    /**
     * Selects one row per role instead of entities: every renewal runs this query, and the provider would copy each entity.
     * Joins the account with an outer join: one provider writes inner joins after the outer joins that refer to them.
     */
    private Optional<LiveSession> held(String which, Object value, Instant now) {
        List<Object[]> rows = entities.createQuery(
                        "select s.id, s.methods, s.created, s.lastUsed, s.proven, a.id, a.username, a.email, "
                                + RoleSources.COLUMNS
                                + " from Session s left join Account a on a.id = s.accountId" + RoleSources.JOIN
                                + " where a.id is not null and "
                                + which,
                        Object[].class)
                .setParameter("value", value)
                .setParameter("now", now)
                .getResultList();
        HeldRoles roles = HeldRoles.of(rows, 8);
        return rows.stream().findFirst().map(row -> live(row, roles));
    }

    private static LiveSession live(Object[] row, HeldRoles roles) {
        Instant created = (Instant) row[2];
        return new LiveSession(
                (UUID) row[0],
                List.of(((String) row[1]).split(" ", -1)),
                created,
                (Instant) row[3],
                row[4] == null ? created : (Instant) row[4],
                (UUID) row[5],
                (String) row[6],
                (String) row[7],
                roles);
    }
}
