package org.warden.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.warden.account.Accounts;
import org.warden.account.Accounts.Entrant;
import org.warden.account.CredentialCheck;
import org.warden.account.Notices;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.device.KnownDevices;
import org.warden.device.SeenDevices;
import org.warden.http.Client;
import org.warden.lockout.Lockout;
import org.warden.mail.Template;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.secondfactor.SecondFactorCheck;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.token.RefreshTokens;
import org.warden.token.RefreshTokens.RefreshToken;
import org.warden.token.Session;
import org.warden.token.Sessions;

/** Opens a session for somebody who proves who he is. */
@Act
@Stateless
public class Login {
    @Inject
    CredentialCheck credentials;

    @Inject
    Accounts accounts;

    @Inject
    SecondFactorCheck secondFactor;

    @Inject
    Lockout lockout;

    @Inject
    KnownDevices devices;

    @Inject
    SeenDevices seen;

    @Inject
    Notices notices;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    Sessions sessions;

    @Inject
    TokenIssue issue;

    @Inject
    Ids ids;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Throws {@code INVALID_CREDENTIALS} for every reason alike, and {@code SECOND_FACTOR_REQUIRED} only after the right password. */
    public Opened open(TokenRequest request, String device, Client client) {
        if ((request.email() == null) == (request.username() == null)) {
            throw Problem.invalid("email", "is required, or username instead of it, not both");
        }
        CallerPrincipal proven =
                credentials.prove(request.login(), request.password()).orElseThrow(() -> incorrect(request));
        Entrant entrant = accounts.entrant(proven).orElseThrow(() -> incorrect(request));
        UUID account = entrant.account().id();
        boolean second = entrant.account().needsSecondFactor();
        if (second) {
            require(entrant, request, client);
        }
        Instant now = clock.instant();
        if (!accounts.admit(entrant, now)) {
            credentials.refuse(proven, "changed", client);
            throw incorrect(request);
        }
        if (second || entrant.guessed()) {
            lockout.forgive(entrant.guesses());
        }
        if (!entrant.seen() && seen.add(account, client) && entrant.account().lastLogin() != null) {
            notices.tell(Template.NEW_DEVICE, entrant.account(), client);
        }
        RefreshToken first = refreshTokens.next();
        Session session = new Session(ids.next(), account, SecondFactorSettings.methods(second), first, client, now);
        sessions.add(session);
        audit.record(Action.LOGIN, account, session.id().toString(), client.as(account));
        return new Opened(
                issue.view(session.facts(), entrant.account().holder(), entrant.roles(), first.text()),
                devices.trust(device, account, entrant.account().epoch()));
    }

    private void require(Entrant entrant, TokenRequest request, Client client) {
        if (request.code() != null && request.recoveryCode() != null) {
            throw Problem.invalid("code", "or recoveryCode, not both");
        }
        UUID account = entrant.account().id();
        if (request.code() == null && request.recoveryCode() == null) {
            secondFactor.missing(account, client);
            throw new Problem(ProblemType.SECOND_FACTOR_REQUIRED, "A code of the authenticator app is needed.");
        }
        boolean accepted = request.code() != null
                ? secondFactor.code(account, entrant.guesses(), request.code(), client)
                : secondFactor.recoveryCode(account, entrant.guesses(), request.recoveryCode(), client);
        if (!accepted) {
            throw new Problem(ProblemType.SECOND_FACTOR_REQUIRED, "The code is not valid.");
        }
    }

    private static Problem incorrect(TokenRequest request) {
        return new Problem(ProblemType.INVALID_CREDENTIALS, "Incorrect Credentials for user " + request.login() + ".");
    }

    /**
     * What came of it.
     *
     * @param device what the device keeps, by which it is known again
     */
    public record Opened(TokenView tokens, String device) {
        @Override
        public String toString() {
            return "Opened[***]";
        }
    }
}
