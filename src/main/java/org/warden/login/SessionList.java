package org.warden.login;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.warden.database.Act;
import org.warden.login.SessionsView.SessionView;
import org.warden.session.SessionSettings;
import org.warden.session.Sessions;

/** Lists the live sessions of an account. */
@Act
@Stateless
public class SessionList {
    /** Every answer has an end. */
    private static final int MOST = 100;

    @Inject
    Sessions sessions;

    @Inject
    SessionSettings settings;

    @Inject
    Clock clock;

    /** The live sessions of this account, the last used first; at most 100. */
    public SessionsView of(UUID account, Optional<UUID> current) {
        Instant now = clock.instant();
        return new SessionsView(sessions.of(account, settings.usedAfter(now), settings.createdAfter(now), MOST).stream()
                .map(session -> SessionView.of(
                        session,
                        session.expires(settings.idleLife(), settings.absoluteLife()),
                        current.filter(session.id()::equals).isPresent()))
                .toList());
    }
}
