package org.warden.admin.standing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Aim;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.OwnPermissions;
import org.warden.session.Session.End;
import org.warden.session.SessionSettings;
import org.warden.session.Sessions;

/** Lists and ends the sessions of accounts. */
@Act
@Stateless
public class Logout {
    /** Limits the size of the answer. */
    private static final int MOST = 100;

    @Inject
    Accounts accounts;

    @Inject
    Authority authority;

    @Inject
    Sessions sessions;

    @Inject
    SessionSettings settings;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** The live sessions of the account, most recently used first; at most 100. */
    public UserSessionsView list(UUID id) {
        if (accounts.withId(id).isEmpty()) {
            throw new Problem(ProblemType.ACCOUNT_NOT_FOUND);
        }
        Instant now = clock.instant();
        return new UserSessionsView(sessions.of(id, settings.usedAfter(now), settings.createdAfter(now), MOST).stream()
                .map(session -> UserSessionsView.UserSessionView.of(session, session.expires(settings)))
                .toList());
    }

    /** Ends all sessions of the account. */
    public void all(Caller caller, UUID id, Requester requester) {
        authority.on(caller, OwnPermissions.ACCOUNT_LOGOUT, id).reached();
        sessions.endOthers(id, Optional.empty(), End.ADMINISTRATOR, clock.instant());
        events.happened(Action.ALL_SESSIONS_ENDED, id, null, requester);
    }

    /** Ends one session of the account; throws {@code SESSION_NOT_FOUND}. */
    public void one(Caller caller, UUID id, UUID session, Requester requester) {
        Aim aim = authority.on(caller, OwnPermissions.ACCOUNT_LOGOUT, id);
        if (!sessions.end(id, session, End.ADMINISTRATOR, clock.instant())) {
            throw new Problem(ProblemType.SESSION_NOT_FOUND);
        }
        aim.reached();
        events.happened(Action.SESSION_ENDED, id, session.toString(), requester);
    }
}
