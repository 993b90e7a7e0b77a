package org.warden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.warden.account.RolesInForce;
import org.warden.key.KeyRing;
import org.warden.key.KeyRotation;
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
    SessionSettings sessions;

    @Inject
    Clock clock;

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

    /** Returns when the last look is over: nothing may use the database after this. */
    void stop() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(PAUSE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                look();
            }
        } catch (InterruptedException stopped) {
            // The end that stop() asked for.
        }
    }

    private void look() {
        attempt(ring::reload);
        attempt(ended::reload);
        attempt(roles::reload);
        if (ring.rotationIsDue()) {
            attempt(this::rotate);
        }
        if (clock.instant().isAfter(tidied)) {
            attempt(rotation::run);
            tidied = clock.instant().plus(SELDOM);
            attempt(() -> upkeep.forget(sessions.forgettable(clock.instant())));
        }
    }

    private void rotate() {
        rotation.run();
        ring.reload();
    }

    /** What one look cannot do, the next one may: without the database everything known stays in force. */
    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException outOfReach) {
            LOG.log(System.Logger.Level.WARNING, "the database was not asked: {0}", outOfReach.getMessage());
        }
    }
}
