package org.warden.key;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.key.KeysView.KeyView;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Puts the next key into the place of the last. Whoever changes keys waits for whoever else does, on whichever node. */
@Act
@Stateless
public class KeyRotation {
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
     * nodes that find no row to wait for only one makes a key.
     */
    public void ensure() {
        KeyLine line = locked();
        Instant now = clock.instant();
        Optional<SigningKey> newest = line.announced(now).or(() -> line.active(now));
        if (newest.isEmpty()) {
            add(now, now, Client.NOBODY);
        } else if (!newest.get().fits(settings)) {
            add(now, now.plus(settings.announce()), Client.NOBODY);
        }
    }

    /** Announces the next key where it is time, and erases those that nobody needs any more. */
    public void run() {
        KeyLine line = locked();
        Instant now = clock.instant();
        boolean due = line.active(now)
                .filter(active -> !settings.due(active.activeFrom()).isAfter(now))
                .isPresent();
        if (due && line.announced(now).isEmpty()) {
            add(now, now.plus(settings.announce()), Client.NOBODY);
        }
        line.keys().stream()
                .filter(key -> !key.isErased() && line.state(key, now) == KeyLine.State.REMOVED)
                .forEach(KeyRotation::erase);
    }

    /** Announces the next key before it is time; returns the one that is announced already where there is one. */
    public KeyView rotate(Client client) {
        KeyLine line = locked();
        Instant now = clock.instant();
        SigningKey next = line.announced(now).orElseGet(() -> add(now, now.plus(settings.announce()), client));
        return KeyView.of(next, line(), now);
    }

    /**
     * Takes a key out of force at once, with every token it signed; where none is left that signs, the next does so at once.
     * Throws {@code KEY_NOT_FOUND}.
     */
    public KeyView revoke(String kid, Client client) {
        KeyLine line = locked();
        Instant now = clock.instant();
        SigningKey key = line.keys().stream()
                .filter(one -> one.kid().equals(kid))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.KEY_NOT_FOUND, ProblemType.KEY_NOT_FOUND.detail()));
        if (!key.isRevoked()) {
            key.revoke(now);
            LOG.log(System.Logger.Level.WARNING, "signing key {0} is revoked", kid);
            audit.record(Action.KEY_REVOKED, null, kid, client);
            if (line.active(now).isEmpty()) {
                replace(line, now, client);
            }
        }
        return KeyView.of(key, line(), now);
    }

    private void replace(KeyLine line, Instant now, Client client) {
        line.announced(now).ifPresentOrElse(next -> next.activate(now), () -> add(now, now, client));
    }

    private SigningKey add(Instant now, Instant activeFrom, Client client) {
        SigningKey key = making.make(activeFrom);
        keys.add(key);
        audit.record(Action.KEY_ANNOUNCED, null, key.kid(), client);
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

    /** The time is read after this: whoever waits for the lock acts later than he came. */
    private KeyLine locked() {
        return new KeyLine(keys.locked(), settings.tokenLife());
    }

    private KeyLine line() {
        return new KeyLine(keys.all(), settings.tokenLife());
    }
}
