package org.warden.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.warden.upkeep.Upkeep;

/** Announces the next key in time. Reads the due time from memory, to avoid a database query each second. */
@ApplicationScoped
public class KeyWatch extends Upkeep {
    @Inject
    KeyRing ring;

    @Inject
    KeyRotation rotation;

    @Override
    public boolean work() {
        return ring.rotationIsDue() && rotation.work();
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }
}
