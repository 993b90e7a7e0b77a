package org.warden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.warden.account.RolesInForce;
import org.warden.audit.AuditChain;
import org.warden.device.DeviceUpkeep;
import org.warden.key.KeyRing;
import org.warden.key.KeyRotation;
import org.warden.link.LinkUpkeep;
import org.warden.lockout.LockoutUpkeep;
import org.warden.mail.Postman;
import org.warden.registration.RegistrationUpkeep;
import org.warden.session.SessionSettings;
import org.warden.token.EndedSessions;
import org.warden.token.SessionUpkeep;

/** Looks once a second whether another node changed what this one keeps in memory, and whether there is mail to send. */
@ApplicationScoped
public class Watch {
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
    LinkUpkeep links;

    @Inject
    RegistrationUpkeep registrations;

    @Inject
    DeviceUpkeep devices;

    @Inject
    Postman postman;

    @Inject
    AuditChain chain;

    @Inject
    SessionSettings sessions;

    @Inject
    Clock clock;

    /** Beside the rest: a mail server that hangs must delay nothing else. */
    private final Background mail = new Background("warden-mail", Duration.ofSeconds(20), () -> attempt(this::deliver));

    private final Background watch = new Background("warden-watch", Duration.ofSeconds(5), this::look);

    /** When there is tidying up to do again. */
    private Instant tidied = Instant.MIN;

    void start() {
        watch.start();
        mail.start();
    }

    void stop() {
        postman.stop();
        mail.stop();
        watch.stop();
    }

    private void deliver() {
        postman.round();
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
            attempt(links::forget);
            attempt(registrations::forget);
            attempt(devices::forget);
            attempt(postman::tidy);
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
