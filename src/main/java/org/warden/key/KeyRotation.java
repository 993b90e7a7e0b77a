package org.warden.key;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.key.KeysView.KeyView;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.upkeep.Upkeep;

/** Creates, announces and revokes signing keys. A lock orders all changes, across all nodes. */
@Act
@Stateless
public class KeyRotation extends Upkeep {
    private static final System.Logger LOG = System.getLogger(KeyRotation.class.getName());

    @Inject
    SigningKeys keys;

    @Inject
    KeyMaking making;

    @Inject
    KeySettings settings;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * Ensures that there is a key and that the newest one fits the settings. The caller holds a lock: without any row to lock,
     * two nodes would each create a key. Opens every stored key before it writes: another node, with another sealing key, may
     * have created the first one since {@link KeyMaking#requireOpenable}. Throws {@link org.warden.seal.SealBroken}.
     */
    public void ensure() {
        KeyLine line = locked();
        line.keys().stream().filter(key -> !key.isErased()).forEach(making::open);
        Instant now = clock.instant();
        Optional<SigningKey> newest = line.announced(now).or(() -> line.active(now));
        if (newest.isEmpty()) {
            add(Duration.ZERO, Requester.NONE);
        } else if (!newest.get().fits(settings)) {
            add(settings.announce(), Requester.NONE);
        }
    }

    /** Announces the next key if it is due, and erases keys that are no longer needed. */
    @Override
    public boolean work() {
        KeyLine line = locked();
        Instant now = clock.instant();
        cap(line, now);
        boolean due = line.active(now)
                .filter(active -> !settings.due(active.activeFrom()).isAfter(now))
                .isPresent();
        if (due && line.announced(now).isEmpty()) {
            add(settings.announce(), Requester.NONE);
        }
        line.keys().stream()
                .filter(key -> !key.isErased() && line.state(key, now) == KeyLine.State.REMOVED)
                .forEach(KeyRotation::erase);
        return false;
    }

    /** Announces the next key ahead of schedule; returns the announced key if there already is one. */
    public KeyView rotate(Requester requester) {
        KeyLine line = locked();
        Instant now = clock.instant();
        SigningKey next = line.announced(now).orElseGet(() -> add(settings.announce(), requester));
        return KeyView.of(next, line(), now);
    }

    /**
     * Revokes a key, and with it every token that it signed. If no active key is left, the next key signs immediately. Throws
     * {@code KEY_NOT_FOUND}.
     */
    public KeyView revoke(String kid, Requester requester) {
        KeyLine line = locked();
        Instant now = clock.instant();
        SigningKey key = line.keys().stream()
                .filter(one -> one.kid().equals(kid))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.KEY_NOT_FOUND));
        if (!key.isRevoked()) {
            key.revoke(now);
            LOG.log(System.Logger.Level.WARNING, "signing key {0} was revoked", kid);
            audit.record(Action.KEY_REVOKED, null, kid, requester);
            if (line.active(now).isEmpty()) {
                replace(line, now, requester);
            }
        }
        return KeyView.of(key, line(), now);
    }

    /**
     * Corrects the start of a key that was announced while the clock was ahead. If no key has started yet, the first one signs
     * now. An announced key waits no longer than the settings say.
     */
    private void cap(KeyLine line, Instant now) {
        Instant latest = line.active(now).isEmpty() ? now : now.plus(settings.announce());
        line.announced(now).filter(next -> next.activeFrom().isAfter(latest)).ifPresent(next -> next.activate(latest));
    }

    private void replace(KeyLine line, Instant now, Requester requester) {
        line.announced(now).ifPresentOrElse(next -> next.activate(now), () -> add(Duration.ZERO, requester));
    }

    private SigningKey add(Duration announce, Requester requester) {
        SigningKey key = making.make(announce);
        keys.add(key);
        audit.record(Action.KEY_ANNOUNCED, null, key.kid(), requester);
        LOG.log(
                System.Logger.Level.INFO,
                announce.isZero()
                        ? "signing key {0} signs from now on"
                        : "signing key {0} was announced and signs from {1} on",
                key.kid(),
                key.activeFrom());
        return key;
    }

    private static void erase(SigningKey key) {
        key.erase();
        LOG.log(System.Logger.Level.INFO, "signing key {0} was removed", key.kid());
    }

    /** Get the time after this call: the wait for the lock may be long. */
    private KeyLine locked() {
        return new KeyLine(keys.locked(), settings.tokenLife());
    }

    private KeyLine line() {
        return new KeyLine(keys.all(), settings.tokenLife());
    }
}
