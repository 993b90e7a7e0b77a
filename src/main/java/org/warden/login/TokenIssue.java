package org.warden.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.warden.entrance.AccessTokens;
import org.warden.session.LiveSession;
import org.warden.session.SessionOpening.NewSession;
import org.warden.session.SessionSettings;

/** Creates the answer to a login or a renewal: an access token and a refresh token. */
@ApplicationScoped
class TokenIssue {
    @Inject
    AccessTokens tokens;

    @Inject
    SessionSettings sessionSettings;

    /**
     * The first tokens of a new session. Their time of issue is that of the admission, although they are signed after the
     * commit: the row of the session holds their expiry, and a revoked session is remembered until then.
     */
    TokenView view(NewSession opened) {
        return view(opened.session(), opened.refreshToken(), opened.session().created());
    }

    /**
     * A new access token for this session and this refresh token. The access token expires at the latest when the first role
     * ends.
     */
    TokenView view(LiveSession session, String refreshToken, Instant now) {
        Instant expires = session.expires(sessionSettings).truncatedTo(ChronoUnit.SECONDS);
        return TokenView.of(session, tokens.issue(session, now), refreshToken, expires);
    }
}
