package org.warden.login;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.login.RenewalMeters.Result;
import org.warden.session.LiveSession;
import org.warden.session.LiveSessions;
import org.warden.session.RefreshTokens;
import org.warden.session.RefreshTokens.RefreshToken;
import org.warden.session.Session;
import org.warden.session.Session.End;
import org.warden.session.SessionSettings;
import org.warden.session.SessionUpkeep;
import org.warden.session.Sessions;
import org.warden.session.SpentToken;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttle;

/** Renews a session: exchanges a refresh token for the next one. Each can be used once (RFC 9700, section 4.14.2). */
@Act
@Stateless
public class Renewal {
    private static final System.Logger LOG = System.getLogger(Renewal.class.getName());

    /** How far the clock may have been set back since a token was used. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    Sessions sessions;

    @Inject
    LiveSessions live;

    @Inject
    SessionUpkeep upkeep;

    @Inject
    Throttle throttle;

    @Inject
    SessionSettings settings;

    @Inject
    TokenIssue issue;

    @Inject
    Accounts accounts;

    @Inject
    Events events;

    @Inject
    Clock clock;

    @Inject
    RenewalMeters meters;

    /**
     * Returns new tokens for the session of this refresh token, or empty if the token is not valid. Does not throw then,
     * because a rollback would undo the end of a session.
     */
    public Optional<TokenView> renew(String refreshToken, Requester requester) {
        Instant now = clock.instant();
        String hash = RefreshTokens.hash(refreshToken);
        RefreshToken next = refreshTokens.next();
        if (sessions.renew(hash, next, requester, now, settings.usedAfter(now), settings.createdAfter(now))) {
            Optional<LiveSession> renewed = live.holding(next.hash(), now);
            renewed.ifPresent(session -> {
                // Only now is the account known. The limit of the caller's address was checked before.
                throttle.take(Cost.WRITE, session.id());
                sessions.spend(hash, session.id(), now);
                upkeep.boundTokens(session.id());
            });
            return counted(Result.DONE, renewed.map(session -> issue.view(session, next.text(), now)));
        }
        Optional<SpentToken> spent = sessions.spent(hash);
        return spent.isEmpty() ? counted(Result.REFUSED, Optional.empty()) : again(spent.get(), requester, now);
    }

    private Optional<TokenView> counted(Result result, Optional<TokenView> tokens) {
        meters.ended(tokens.isPresent() || result == Result.REUSED ? result : Result.REFUSED);
        return tokens;
    }

    /**
     * Handles a used refresh token. During the grace period it returns the newest token of the family, the same to every
     * caller: two tabs of a browser may renew at once, or a caller may not have received the answer. After the grace period two
     * parties have the token, so it may be stolen: the session ends.
     */
    private Optional<TokenView> again(SpentToken spent, Requester requester, Instant now) {
        Session session = spent.session();
        if (!session.isLive(now, settings)) {
            return counted(Result.REFUSED, Optional.empty());
        }
        if (isWithinGrace(spent.spent(), now)) {
            String newest = refreshTokens.of(session.salt()).text();
            return counted(Result.GRACE, live.withId(session.id(), now).map(found -> issue.view(found, newest, now)));
        }
        if (sessions.end(session.id(), End.REUSED, now)) {
            accounts.withId(session.accountId())
                    .ifPresent(owner -> events.happened(
                            Action.REFRESH_TOKEN_REUSED, owner, session.id().toString(), requester));
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a used refresh token was sent again: session {0} ended, request {1}",
                    session.id(),
                    requester.requestId());
        }
        return counted(Result.REUSED, Optional.empty());
    }

    /** A time in the future was written while a clock was ahead: it must not prolong the grace period. */
    private boolean isWithinGrace(Instant spent, Instant now) {
        return now.isBefore(spent.plus(settings.refreshGrace())) && spent.isBefore(now.plus(AHEAD));
    }
}
