package org.warden.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.CredentialCheck;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.http.Client;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.token.RefreshTokens;
import org.warden.token.RefreshTokens.RefreshToken;
import org.warden.token.Session;
import org.warden.token.Sessions;

/** Opens a session for somebody who proves who he is. */
@Act
@Stateless
public class Login {
    private static final List<String> PASSWORD = List.of("pwd");

    @Inject
    CredentialCheck credentials;

    @Inject
    Accounts accounts;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    Sessions sessions;

    @Inject
    TokenIssue issue;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** Throws {@code INVALID_CREDENTIALS} for every reason alike. */
    public TokenView open(TokenRequest request, Client client) {
        if ((request.email() == null) == (request.username() == null)) {
            throw Problem.invalid("email", "is required, or username instead of it, not both");
        }
        Account account = credentials
                .prove(request.login(), request.password())
                .flatMap(accounts::proven)
                .orElseThrow(() -> new Problem(
                        ProblemType.INVALID_CREDENTIALS, "Incorrect Credentials for user " + request.login() + "."));
        RefreshToken first = refreshTokens.next();
        Instant now = clock.instant();
        Session session = new Session(ids.next(), account, PASSWORD, first, client, now);
        sessions.add(session);
        return issue.view(session, account.roleNames(), first.text());
    }
}
