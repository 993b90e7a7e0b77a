package org.warden.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.session.LiveSession;
import org.warden.session.SessionOpening.NewSession;
import org.warden.session.SessionSettings;
import org.warden.token.AccessClaims;
import org.warden.token.TokenSettings;
import org.warden.token.Tokens;

/** Creates the answer to a login or a renewal: an access token and a refresh token. */
@ApplicationScoped
class TokenIssue {
    @Inject
    Tokens tokens;

    @Inject
    TokenSettings settings;

    @Inject
    SessionSettings sessionSettings;

    @Inject
    SecondFactorSettings secondFactor;

    /**
     * The first tokens of a new session. Their time of issue is that of the admission, although they are signed after the
     * commit: the row of the session holds their expiry, and a revoked session is remembered until then.
     */
    TokenView view(NewSession opened) {
        return view(opened.session(), opened.refreshToken(), opened.session().created());
    }

    /** A new access token for this session, which expires when the first of its roles ends, and this refresh token. */
    TokenView view(LiveSession session, String refreshToken, Instant now) {
        List<String> inForce = secondFactor.inForce(session.roles(), session.methods());
        Instant expires = session.expires(sessionSettings).truncatedTo(ChronoUnit.SECONDS);
        Duration life = session.held().life(now, settings.life());
        String token = tokens.issue(claims(session, inForce).spec(settings.audience(), life), now);
        return TokenView.of(session, inForce, token, life, refreshToken, expires);
    }

    private static AccessClaims claims(LiveSession session, List<String> roles) {
        return new AccessClaims(
                session.account(),
                session.id(),
                session.username(),
                session.email(),
                roles,
                session.methods(),
                session.created());
    }
}
