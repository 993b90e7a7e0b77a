package org.warden.device;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.warden.database.Act;

/** What is done about devices when nobody logs in. */
@Act
@Stateless
public class DeviceUpkeep {
    private static final Duration KEPT = Duration.ofDays(180);

    @Inject
    SeenDevices devices;

    @Inject
    Clock clock;

    /** Forgets the devices that were first seen half a year ago. */
    public void forget() {
        devices.forgetBefore(clock.instant().minus(KEPT));
    }
}
