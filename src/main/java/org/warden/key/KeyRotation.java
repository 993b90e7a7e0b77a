package org.warden.key;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
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

/** Replaces signing keys. Changes of keys wait for each other, on all nodes. */
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
     * Sees to it that there is a key, and that the newest is what the settings want. The caller holds a lock, so that of two
     * nodes that find no row to wait for only one makes a key. Opens every stored key before it writes: under a wrong sealing
     * key it throws {@link org.warden.seal.SealBroken} and leaves everything as it was.
     */
    public void ensure() {
        KeyLine line = locked();
        line.keys().stream().filter(key -> !key.isErased()).forEach(making::open);
        Instant now = clock.instant();
        Optional<SigningKey> newest = line.announced(now).or(() -> line.active(now));
        if (newest.isEmpty()) {
            add(now, now, Requester.NONE);
        } else if (!newest.get().fits(settings)) {
            add(now, now.plus(settings.announce()), Requester.NONE);
        }
    }

    /** Announces the next key if it is time, and erases keys that are no longer needed. */
    @Override
    public boolean work() {
        KeyLine line = locked();
        Instant now = clock.instant();
        cap(line, now);
        boolean due = line.active(now)
                .filter(active -> !settings.due(active.activeFrom()).isAfter(now))
                .isPresent();
        if (due && line.announced(now).isEmpty()) {
            add(now, now.plus(settings.announce()), Requester.NONE);
        }
        line.keys().stream()
                .filter(key -> !key.isErased() && line.state(key, now) == KeyLine.State.REMOVED)
                .forEach(KeyRotation::erase);
        return false;
    }

    /** Announces the next key before it is time; returns the one that is announced already where there is one. */
    public KeyView rotate(Requester requester) {
        KeyLine line = locked();
        Instant now = clock.instant();
        SigningKey next = line.announced(now).orElseGet(() -> add(now, now.plus(settings.announce()), requester));
        return KeyView.of(next, line(), now);
    }

    /**
     * Takes a key out of force at once, with every token it signed; where none is left that signs, the next does so at once.
     * Throws {@code KEY_NOT_FOUND}.
     */
    public KeyView revoke(String kid, Requester requester) {
        KeyLine line = locked();
        Instant now = clock.instant();
        SigningKey key = line.keys().stream()
                .filter(one -> one.kid().equals(kid))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.KEY_NOT_FOUND, ProblemType.KEY_NOT_FOUND.detail()));
        if (!key.isRevoked()) {
            key.revoke(now);
            LOG.log(System.Logger.Level.WARNING, "signing key {0} is revoked", kid);
            audit.record(Action.KEY_REVOKED, null, kid, requester);
            if (line.active(now).isEmpty()) {
                replace(line, now, requester);
            }
        }
        return KeyView.of(key, line(), now);
    }

    /**
     * A clock that was ahead has dated a key too late. If no key has reached its date, the first one signs all the same; and an
     * announced one waits no longer than the settings say.
     */
    private void cap(KeyLine line, Instant now) {
        Instant latest = line.active(now).isEmpty() ? now : now.plus(settings.announce());
        line.announced(now).filter(next -> next.activeFrom().isAfter(latest)).ifPresent(next -> next.activate(latest));
    }

    private void replace(KeyLine line, Instant now, Requester requester) {
        line.announced(now).ifPresentOrElse(next -> next.activate(now), () -> add(now, now, requester));
    }

    private SigningKey add(Instant now, Instant activeFrom, Requester requester) {
        SigningKey key = making.make(activeFrom);
        keys.add(key);
        audit.record(Action.KEY_ANNOUNCED, null, key.kid(), requester);
        LOG.log(
                System.Logger.Level.INFO,
                activeFrom.isAfter(now)
                        ? "signing key {0} is announced, and signs from {1} on"
                        : "signing key {0} signs",
                key.kid(),
                activeFrom);
        return key;
    }

    private static void erase(SigningKey key) {
        key.erase();
        LOG.log(System.Logger.Level.INFO, "signing key {0} is removed", key.kid());
    }

    /** Read the time after this: the wait for the lock may be long. */
    private KeyLine locked() {
        return new KeyLine(keys.locked(), settings.tokenLife());
    }

    private KeyLine line() {
        return new KeyLine(keys.all(), settings.tokenLife());
    }
}
