package org.warden.entrance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.account.Notices;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.device.KnownDevices;
import org.warden.device.SeenDevices;
import org.warden.http.Requester;
import org.warden.lockout.Lockout;
import org.warden.mail.Template;
import org.warden.proof.Proof;
import org.warden.session.SessionOpening;
import org.warden.session.SessionOpening.NewSession;

/** Admits an account once all its factors are proved. Every kind of login ends here. */
@Act
@Stateless
public class Admittance {
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
    SessionOpening sessions;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Admits the account for one request, without a session. Returns false if the account changed since the proof. */
    public boolean once(PendingLogin login) {
        return admit(login, clock.instant());
    }

    /**
     * Admits the account and opens a session: resets the counter of wrong guesses, remembers the device, notifies the owner of
     * a new device and records the login. Returns empty if the account changed since the proof.
     *
     * @param device the cookie of a known device, or null
     */
    public Optional<Admitted> open(PendingLogin login, String device, Requester requester) {
        Instant now = clock.instant();
        if (!admit(login, now)) {
            return Optional.empty();
        }
        Proof proof = login.proof();
        Account account = proof.account();
        if (!proof.seen() && seen.add(account.id(), requester) && account.lastLogin() != null) {
            notices.tell(Template.NEW_DEVICE, account, requester);
        }
        NewSession opened = sessions.open(account, proof.held(), proof.methods(), requester, now);
        events.happened(Action.LOGIN, account.id(), opened.session().id().toString(), requester.as(account.id()));
        return Optional.of(new Admitted(opened, devices.trust(device, account.id(), account.epoch())));
    }

    private boolean admit(PendingLogin login, Instant now) {
        if (login.needsSecondFactor()) {
            throw new IllegalStateException("The second factor is not proved yet.");
        }
        Proof proof = login.proof();
        if (!accounts.admit(proof.account(), now)) {
            return false;
        }
        if (proof.guesses().counted() || proof.account().needsSecondFactor()) {
            lockout.forgive(proof.guesses().id());
        }
        return true;
    }

    /**
     * The outcome of a login.
     *
     * @param device the value that the device keeps and sends with later logins
     */
    public record Admitted(NewSession opened, String device) {
        @Override
        public String toString() {
            return "Admitted[***]";
        }
    }
}
