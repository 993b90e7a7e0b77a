package org.warden.login;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.login.SessionsView.SessionView;
import org.warden.session.SessionSettings;
import org.warden.session.Sessions;

/** Lists the live sessions of an account. */
@Act
@Stateless
public class SessionList {
    /** Limits the size of the answer. */
    private static final int MOST = 100;

    @Inject
    Sessions sessions;

    @Inject
    SessionSettings settings;

    @Inject
    Clock clock;

    /** The live sessions of the caller's account, most recently used first; at most 100. */
    public SessionsView of(Caller caller) {
        Instant now = clock.instant();
        return new SessionsView(
                sessions.of(caller.id(), settings.usedAfter(now), settings.createdAfter(now), MOST).stream()
                        .map(session -> SessionView.of(
                                session,
                                session.expires(settings),
                                caller.session().equals(Optional.of(session.id()))))
                        .toList());
    }
}
