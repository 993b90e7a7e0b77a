package org.warden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.warden.account.RolesInForce;
import org.warden.audit.AuditChain;
import org.warden.key.KeyRing;
import org.warden.key.KeyRotation;
import org.warden.lockout.LockoutUpkeep;
import org.warden.session.SessionSettings;
import org.warden.token.EndedSessions;
import org.warden.token.SessionUpkeep;

/**
 * Looks once a second whether another node changed what this one keeps in memory. A thread of our own: not every server has
 * a scheduler without another feature to switch on.
 */
@ApplicationScoped
public class Watch {
    private static final long PAUSE_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final Duration SELDOM = Duration.ofHours(1);

    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    @Inject
    KeyRing ring;

    @Inject
    KeyRotation rotation;

    @Inject
    EndedSessions ended;

    @Inject
    RolesInForce roles;

    @Inject
    SessionUpkeep upkeep;

    @Inject
    LockoutUpkeep guesses;

    @Inject
    AuditChain chain;

    @Inject
    SessionSettings sessions;

    @Inject
    Clock clock;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private Thread thread;

    /** When there is tidying up to do again. */
    private Instant tidied = Instant.MIN;

    void start() {
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        thread = new Thread(this::run, "warden-watch");
        thread.setContextClassLoader(ours);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when the last look is over. No interrupt: H2 would close the file that it is just reading. */
    void stop() {
        stopped.countDown();
        if (thread == null) {
            return;
        }
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException ended) {
            // By the server, at its own end.
        }
    }

    private void look() {
        attempt(ring::reload);
        attempt(ended::reload);
        attempt(roles::reload);
        attempt(this::rotate);
        attempt(chain::lengthen);
        if (clock.instant().isAfter(tidied)) {
            tidied = clock.instant().plus(SELDOM);
            attempt(rotation::run);
            attempt(guesses::forget);
            attempt(() -> upkeep.forget(sessions.forgettable(clock.instant())));
        }
    }

    private void rotate() {
        if (ring.rotationIsDue()) {
            rotation.run();
            ring.reload();
        }
    }

    /**
     * What one look cannot do, the next one may: without the database everything known stays in force. Nothing ends the watch, no
     * lack of memory either, or what other nodes end would be trusted here for ever.
     */
    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            LOG.log(System.Logger.Level.WARNING, "not brought up to date: {0}", failure.toString());
        }
    }
}
