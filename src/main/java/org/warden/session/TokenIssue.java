package org.warden.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.warden.token.Session;
import org.warden.token.Tokens;

/** The answer to a login and to a renewal: an access token and the refresh token for the next one. */
@ApplicationScoped
class TokenIssue {
    @Inject
    Tokens tokens;

    @Inject
    SessionSettings settings;

    /** A new access token of this session, last used now, beside this refresh token. */
    TokenView view(Session session, Instant lastUsed, String refreshToken) {
        Instant expires =
                earlier(lastUsed.plus(settings.idleLife()), session.created().plus(settings.absoluteLife()));
        return TokenView.of(
                session.account(),
                tokens.issue(session),
                tokens.life(),
                refreshToken,
                expires.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
