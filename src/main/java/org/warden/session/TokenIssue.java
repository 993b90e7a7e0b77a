package org.warden.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.warden.account.Account;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.token.Session;
import org.warden.token.Tokens;

/** The answer to a login and to a renewal: an access token and the refresh token for the next one. */
@ApplicationScoped
class TokenIssue {
    @Inject
    Tokens tokens;

    @Inject
    SessionSettings settings;

    @Inject
    SecondFactorSettings secondFactor;

    /** A new access token of this session with the roles its account has now, beside this refresh token. */
    TokenView view(Session.Facts session, Account.Holder account, List<String> roles, String refreshToken) {
        List<String> inForce = secondFactor.inForce(roles, session.methods());
        Instant expires = session.expires(settings.idleLife(), settings.absoluteLife());
        return TokenView.of(
                account,
                inForce,
                tokens.issue(session, account, inForce),
                tokens.life(),
                refreshToken,
                expires.truncatedTo(ChronoUnit.SECONDS));
    }
}
