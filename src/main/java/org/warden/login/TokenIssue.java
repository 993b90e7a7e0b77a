package org.warden.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.warden.account.Account;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.session.Session;
import org.warden.session.SessionSettings;
import org.warden.token.TokenSpec;
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
                tokens.issue(spec(session, account, inForce)),
                tokens.life(),
                refreshToken,
                expires.truncatedTo(ChronoUnit.SECONDS));
    }

    private static TokenSpec spec(Session.Facts session, Account.Holder account, List<String> roles) {
        return new TokenSpec(
                account.id(),
                session.id(),
                account.username(),
                account.email(),
                roles,
                session.methods(),
                session.created());
    }
}
