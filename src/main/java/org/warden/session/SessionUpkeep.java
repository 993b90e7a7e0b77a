package org.warden.session;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.warden.database.Act;
import org.warden.mirror.Recent.Change;
import org.warden.throttle.Seldom;
import org.warden.upkeep.Upkeep;

/** Upkeep of sessions: finds those that ended, deletes old ones, and ends those beyond the limit. */
@Act
@Stateless
public class SessionUpkeep extends Upkeep {
    private static final int LOGINS = 25;
    private static final int RENEWALS = 100;
    private static final int MOST_SPENT = 1_000;

    /** Shared by all instances. An unknown account is checked at once, since it may be one that was forgotten. */
    private static final Seldom LOGGED_IN = new Seldom(1);

    private static final Seldom RENEWED = new Seldom(RENEWALS);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Sessions sessions;

    @Inject
    Event<Sessions.Ended> ended;

    @Inject
    SessionSettings settings;

    @Inject
    Clock clock;

    /** The sessions that ended after {@code moment} and have a token that was still valid at {@code counted}. */
    public List<Change<String, Boolean>> endedAfter(Instant moment, Instant counted) {
        return sessions.endedAfter(moment, counted);
    }

    /** Deletes some sessions whose last token has expired; returns whether there may be more. */
    @Override
    public boolean work() {
        return sessions.purge(settings.forgettable(clock.instant()));
    }

    /**
     * Ends the least recently used sessions of an account if this new one exceeds the limit. Checks only every few logins,
     * because it costs a statement; up to a quarter of the sessions may therefore end at once. The caller has locked the
     * account.
     *
     * @param most the most live sessions of an account
     */
    public void bound(Session newest, int most) {
        int step = Math.max(1, Math.min(LOGINS, most / 4));
        if (LOGGED_IN.isDue(newest.accountId(), step)
                && entities.createNativeQuery(
                                        "update session set ended = ?1, end_reason = 'MOST' where ended is null and id in"
                                                + " (select id from session where account_id = ?2 and ended is null"
                                                + " order by last_used desc, id desc limit 1000 offset ?3)")
                                .setParameter(1, newest.created().atOffset(ZoneOffset.UTC))
                                .setParameter(2, newest.accountId())
                                .setParameter(3, most - step + 1)
                                .executeUpdate()
                        > 0) {
            ended.fire(new Sessions.Ended());
        }
    }

    /**
     * Deletes the oldest spent tokens of a session with very many. They stay invalid, but sending one again no longer ends the
     * session.
     */
    public void boundTokens(UUID session) {
        if (RENEWED.isDue(session, RENEWALS)) {
            entities.createNativeQuery("delete from spent_token where hash in (select hash from spent_token"
                            + " where session_id = ?1 order by spent desc limit 1000 offset ?2)")
                    .setParameter(1, session)
                    .setParameter(2, MOST_SPENT)
                    .executeUpdate();
        }
    }
}
