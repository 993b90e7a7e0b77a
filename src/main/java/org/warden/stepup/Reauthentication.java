package org.warden.stepup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.entrance.AccessTokens;
import org.warden.http.Requester;
import org.warden.lockout.Lockout;
import org.warden.problem.Problem;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;
import org.warden.session.LiveSession;
import org.warden.session.LiveSessions;

/** Records another proof of the account within a session. */
@Act
@Stateless
public class Reauthentication {
    @Inject
    Accounts accounts;

    @Inject
    Lockout lockout;

    @Inject
    LiveSessions sessions;

    @Inject
    AccessTokens tokens;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Returns an access token of this session with the time of the proof. Throws {@code INVALID_INPUT} if the account changed
     * since the proof, and {@code INVALID_TOKEN} if the session has ended.
     *
     * @param proof with every factor of the account
     */
    public ProofView accept(Proof proof, UUID session, Requester requester) {
        Account account = accounts.unchanged(proof.account()).orElseThrow(() -> CredentialCheck.wrong("password"));
        // After the lock of the account: a change that ends sessions has ended this one, or waits.
        Instant now = clock.instant();
        LiveSession proved =
                sessions.prove(account.id(), session, proof.methods(), now).orElseThrow(Problem::invalidToken);
        lockout.forgive(proof.guesses().id());
        events.happened(Action.ACCOUNT_PROVED, account.id(), session.toString(), requester);
        return ProofView.of(tokens.issue(proved, now));
    }
}
