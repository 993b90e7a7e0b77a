package org.warden;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.warden.audit.AuditChain;
import org.warden.audit.AuditRetention;
import org.warden.device.DeviceUpkeep;
import org.warden.key.KeyRing;
import org.warden.key.KeyRotation;
import org.warden.link.LinkUpkeep;
import org.warden.lockout.LockoutUpkeep;
import org.warden.mail.Postman;
import org.warden.registration.RegistrationUpkeep;
import org.warden.session.SessionSettings;
import org.warden.session.SessionUpkeep;

/** What is written without a caller: the next key, the chain of the record, and once an hour the end of what is too old. */
@ApplicationScoped
public class Upkeep {
    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

    /** A round takes no new piece after this: the keys and the record come again with the next. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    @Inject
    KeyRing ring;

    @Inject
    KeyRotation rotation;

    @Inject
    AuditChain chain;

    @Inject
    AuditRetention retention;

    @Inject
    SessionUpkeep sessions;

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
    SessionSettings settings;

    @Inject
    Clock clock;

    private Hourly hourly;

    /** Each task does a piece in one transaction. */
    @PostConstruct
    void list() {
        hourly = new Hourly(
                List.of(
                        this::rotate,
                        guesses::forget,
                        links::forget,
                        registrations::forget,
                        devices::forget,
                        postman::tidy,
                        () -> sessions.forget(settings.forgettable(clock.instant())),
                        retention::forget),
                System::nanoTime);
    }

    /** One second's work. Goes on with what is due until it is done, however many rounds that takes. */
    void round() {
        long end = System.nanoTime() + LONGEST.toNanos();
        attempt(this::rotateInTime);
        while (attempt(chain::lengthen) && System.nanoTime() - end < 0) {
            // There were more events than fit into one transaction.
        }
        hourly.work(end);
    }

    private boolean rotateInTime() {
        return ring.rotationIsDue() && rotate();
    }

    private boolean rotate() {
        rotation.run();
        ring.catchUp();
        return false;
    }

    /** What failed has its turn again in the next round. */
    private static boolean attempt(BooleanSupplier task) {
        try {
            return task.getAsBoolean();
        } catch (Throwable failure) {
            LOG.log(System.Logger.Level.WARNING, "upkeep failed: {0}", failure.toString());
            return false;
        }
    }
}
