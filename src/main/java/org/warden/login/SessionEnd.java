package org.warden.login;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.session.LiveSession;
import org.warden.session.LiveSessions;
import org.warden.session.RefreshTokens;
import org.warden.session.Session.End;
import org.warden.session.Sessions;

/** Ends sessions. All tokens of an ended session are invalid. */
@Act
@Stateless
public class SessionEnd {
    @Inject
    Sessions sessions;

    @Inject
    LiveSessions live;

    @Inject
    Accounts accounts;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Ends the session of this refresh token, new or used. Ignores an unknown token (RFC 7009, section 2.2). */
    public void revoke(String refreshToken, Requester requester) {
        String hash = RefreshTokens.hash(refreshToken);
        live.holding(hash, clock.instant())
                .map(LiveSession::id)
                .or(() -> sessions.spent(hash).map(spent -> spent.session().id()))
                .ifPresent(session -> end(session, requester));
    }

    /** Ends this session, unless it has already ended. */
    public void end(UUID session, Requester requester) {
        if (sessions.end(session, End.REVOKED, clock.instant())) {
            events.happened(
                    Action.SESSION_ENDED, sessions.accountOf(session).orElse(null), session.toString(), requester);
        }
    }

    /** Ends a session of the caller's account; throws {@code SESSION_NOT_FOUND} if the account has no such live session. */
    public void end(Caller caller, UUID session, Requester requester) {
        if (!sessions.end(caller.id(), session, End.REVOKED, clock.instant())) {
            throw new Problem(ProblemType.SESSION_NOT_FOUND);
        }
        events.happened(Action.SESSION_ENDED, caller.id(), session.toString(), requester);
    }

    /** Ends all sessions of the caller's account except the current one. */
    public void endOthers(Caller caller, Requester requester) {
        accounts.locked(caller.id()).ifPresent(found -> {
            sessions.endOthers(caller.id(), caller.session(), End.REVOKED, clock.instant());
            events.happened(Action.OTHER_SESSIONS_ENDED, caller.id(), null, requester);
        });
    }
}
