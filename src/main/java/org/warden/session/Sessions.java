package org.warden.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.http.Requester;
import org.warden.mirror.Recent.Change;
import org.warden.session.RefreshTokens.RefreshToken;
import org.warden.session.Session.End;
import org.warden.token.TokenSettings;

/** Finds, renews and ends sessions. */
@ApplicationScoped
public class Sessions {
    /** An id that no session has. */
    private static final UUID NONE = new UUID(0, 0);

    /** How many sessions, and how many of their tokens, one transaction deletes. */
    private static final int AT_ONCE = 100;

    private static final int PIECE = 1_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    TokenSettings settings;

    @Inject
    Event<Ended> ended;

    /** Stores a new session, with the expiry of its first access token. */
    public void add(Session session) {
        session.tokensCountUntil(session.created().plus(settings.life()));
        entities.persist(session);
    }

    /**
     * Replaces this refresh token with the next one. This is the gate that lets each token through once: of two concurrent
     * calls with the same token, the second waits for the row and then finds another token there.
     *
     * @param usedAfter a session last used before this time has expired
     * @param createdAfter a session created before this time has expired
     * @return whether the token was the newest of a live session
     */
    public boolean renew(
            String hash, RefreshToken next, Requester requester, Instant now, Instant usedAfter, Instant createdAfter) {
        return entities.createQuery(
                                "update Session s set s.tokenHash = :next, s.salt = :salt, s.lastUsed = :now, s.tokensUntil = :until,"
                                        + " s.address = :address, s.userAgent = :agent"
                                        + " where s.tokenHash = :hash and s.ended is null"
                                        + " and s.lastUsed > :usedAfter and s.created > :createdAfter")
                        .setParameter("next", next.hash())
                        .setParameter("salt", next.salt())
                        .setParameter("now", now)
                        .setParameter("until", now.plus(settings.life()))
                        .setParameter("address", requester.address())
                        .setParameter("agent", requester.userAgent())
                        .setParameter("hash", hash)
                        .setParameter("usedAfter", usedAfter)
                        .setParameter("createdAfter", createdAfter)
                        .executeUpdate()
                == 1;
    }

    /** Records that an access token of this session is issued now. Returns false if the session has ended or expired. */
    boolean issuing(UUID session, Instant now, Instant usedAfter, Instant createdAfter) {
        return entities.createQuery("update Session s set s.tokensUntil = :until where s.id = :id and s.ended is null"
                                + " and s.lastUsed > :usedAfter and s.created > :createdAfter")
                        .setParameter("until", now.plus(settings.life()))
                        .setParameter("id", session)
                        .setParameter("usedAfter", usedAfter)
                        .setParameter("createdAfter", createdAfter)
                        .executeUpdate()
                == 1;
    }

    /**
     * Records a proof in a live session, and that its next access token is issued now. Returns false if the session has ended
     * or expired.
     */
    boolean prove(LiveSession proved, Instant usedAfter, Instant createdAfter) {
        return issuing(proved.id(), proved.proven(), usedAfter, createdAfter)
                && entities.createQuery("update Session s set s.proven = :now, s.methods = :methods where s.id = :id")
                                .setParameter("now", proved.proven())
                                .setParameter("methods", String.join(" ", proved.methods()))
                                .setParameter("id", proved.id())
                                .executeUpdate()
                        == 1;
    }

    /**
     * Records a token that {@link #renew} has replaced. A direct statement costs less than a write that the provider defers.
     */
    public void spend(String hash, UUID session, Instant now) {
        entities.createNativeQuery("insert into spent_token (hash, session_id, spent) values (?1, ?2, ?3)")
                .setParameter(1, hash)
                .setParameter(2, session)
                .setParameter(3, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** A spent token with its session. */
    public Optional<SpentToken> spent(String hash) {
        return entities.createQuery(
                        "select t from SpentToken t join fetch t.session where t.hash = :hash", SpentToken.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** The live sessions of an account, last used first. */
    public List<Session> of(UUID account, Instant usedAfter, Instant createdAfter, int most) {
        return entities.createQuery(
                        "select s from Session s where s.accountId = :account and s.ended is null"
                                + " and s.lastUsed > :usedAfter and s.created > :createdAfter"
                                + " order by s.lastUsed desc, s.id desc",
                        Session.class)
                .setParameter("account", account)
                .setParameter("usedAfter", usedAfter)
                .setParameter("createdAfter", createdAfter)
                .setMaxResults(most)
                .getResultList();
    }

    /** All stored sessions of an account, last used first, including ended ones. */
    public List<Session> all(UUID account, int most) {
        return entities.createQuery(
                        "select s from Session s where s.accountId = :account order by s.lastUsed desc, s.id desc",
                        Session.class)
                .setParameter("account", account)
                .setMaxResults(most)
                .getResultList();
    }

    /** Ends one session; returns false if it had already ended. */
    public boolean end(UUID session, End reason, Instant now) {
        return ended(end("s.id = :id", reason, now).setParameter("id", session));
    }

    /** The account of this session. */
    public Optional<UUID> accountOf(UUID session) {
        return entities.createQuery("select s.accountId from Session s where s.id = :id", UUID.class)
                .setParameter("id", session)
                .getResultStream()
                .findFirst();
    }

    /** Ends one session of this account; returns false if there is none or it had already ended. */
    public boolean end(UUID account, UUID session, End reason, Instant now) {
        return ended(end("s.id = :id and s.accountId = :account", reason, now)
                .setParameter("id", session)
                .setParameter("account", account));
    }

    /**
     * Ends every session of an account but one. The caller has locked the account, so that no session begins meanwhile.
     *
     * @param kept the session to keep, if any
     */
    public void endOthers(UUID account, Optional<UUID> kept, End reason, Instant now) {
        ended(end("s.accountId = :account and s.id <> :kept", reason, now)
                .setParameter("account", account)
                .setParameter("kept", kept.orElse(NONE)));
    }

    /** The sessions that ended after {@code moment}, if a token of theirs expires after {@code counted}. */
    List<Change<String, Boolean>> endedAfter(Instant moment, Instant counted) {
        return entities.createQuery(
                        "select s.id, s.tokensUntil from Session s where s.ended > :moment and s.tokensUntil > :counted",
                        Object[].class)
                .setParameter("moment", moment)
                .setParameter("counted", counted)
                .getResultStream()
                .map(row -> new Change<>(row[0].toString(), true, ((Instant) row[1]).plus(EndedSessions.LATER)))
                .toList();
    }

    /** Deletes some of the sessions last used before this time, with their tokens; returns whether there may be more. */
    boolean purge(Instant moment) {
        List<UUID> over = entities.createQuery(
                        "select s.id from Session s where s.lastUsed < :moment order by s.lastUsed", UUID.class)
                .setParameter("moment", moment)
                .setMaxResults(AT_ONCE)
                .getResultList();
        int tokens = 0;
        for (UUID session : over) {
            tokens += purgeTokens(session);
            if (tokens >= PIECE) {
                // This session may have more tokens. Keep its row until they are gone:
                // deleting it would delete all of them in one statement.
                return true;
            }
            entities.createQuery("delete from Session s where s.id = :id")
                    .setParameter("id", session)
                    .executeUpdate();
        }
        return over.size() == AT_ONCE;
    }

    private int purgeTokens(UUID session) {
        return entities.createNativeQuery("delete from spent_token where hash in"
                        + " (select hash from spent_token where session_id = ?1 limit " + PIECE + ")")
                .setParameter(1, session)
                .executeUpdate();
    }

    private boolean ended(Query end) {
        boolean any = end.executeUpdate() > 0;
        if (any) {
            ended.fire(new Ended());
        }
        return any;
    }

    private Query end(String which, End reason, Instant now) {
        return entities.createQuery("update Session s set s.ended = :now, s.endReason = :reason"
                        + " where s.ended is null and " + which)
                .setParameter("now", now)
                .setParameter("reason", reason.name());
    }

    /** Tells observers, after the commit, that sessions have ended. */
    record Ended() {}
}
