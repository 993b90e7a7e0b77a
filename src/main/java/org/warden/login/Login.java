package org.warden.login;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Accounts;
import org.warden.account.Accounts.Entrant;
import org.warden.account.Notices;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.device.KnownDevices;
import org.warden.device.SeenDevices;
import org.warden.http.Requester;
import org.warden.lockout.Lockout;
import org.warden.mail.Template;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.session.RefreshTokens;
import org.warden.session.RefreshTokens.RefreshToken;
import org.warden.session.Session;
import org.warden.session.SessionSettings;
import org.warden.session.SessionUpkeep;
import org.warden.session.Sessions;

/** Opens a session for an account that its owner has just proved; see {@link org.warden.secondfactor.Proofs}. */
@Act
@Stateless
public class Login {
    @Inject
    Accounts accounts;

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
    SessionUpkeep upkeep;

    @Inject
    SessionSettings settings;

    @Inject
    TokenIssue issue;

    @Inject
    Ids ids;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Opens a session for an account that was proved; empty if it changed since the proof. */
    public Optional<Opened> open(Entrant entrant, String device, Requester requester) {
        UUID account = entrant.account().id();
        boolean second = entrant.account().needsSecondFactor();
        Instant now = clock.instant();
        if (!accounts.admit(entrant, now)) {
            return Optional.empty();
        }
        if (second || entrant.guessed()) {
            lockout.forgive(entrant.guesses());
        }
        if (!entrant.seen() && seen.add(account, requester) && entrant.account().lastLogin() != null) {
            notices.tell(Template.NEW_DEVICE, entrant.account(), requester);
        }
        RefreshToken first = refreshTokens.next();
        Session session = new Session(ids.next(), account, SecondFactorSettings.methods(second), first, requester, now);
        sessions.add(session);
        upkeep.bound(session, settings.most());
        audit.record(Action.LOGIN, account, session.id().toString(), requester.as(account));
        return Optional.of(new Opened(
                issue.view(session.facts(), entrant.account().holder(), entrant.roles(), first.text()),
                devices.trust(device, account, entrant.account().epoch())));
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
