package org.warden.device;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.warden.database.Act;
import org.warden.time.Sweep;
import org.warden.upkeep.Upkeep;

/** Deletes old devices. */
@Act
@Stateless
public class DeviceUpkeep extends Upkeep {
    private static final Duration KEPT = Duration.ofDays(180);

    @Inject
    Sweep sweep;

    @Inject
    Clock clock;

    /** Deletes some devices first seen half a year ago; returns whether there may be more. */
    @Override
    public boolean work() {
        return sweep.piece("seen_device", "id", "seen < ?1", clock.instant().minus(KEPT)) == Sweep.PIECE;
    }
}
