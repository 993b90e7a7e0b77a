package org.warden;

import java.time.Duration;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How Warden starts and stops.
 *
 * @param exit whether the process ends when the start fails
 * @param production whether to refuse everything unsafe
 * @param shutdownDelay how long a node still serves after the signal to stop, so that load balancers notice
 */
@SettingsGroup
public record StartSettings(Exit exit, boolean production, Duration shutdownDelay) {
    public static StartSettings from(Settings settings) {
        return new StartSettings(
                settings.choice("warden.exit-on-failure", Exit.class),
                settings.production(),
                settings.duration("warden.shutdown-delay", Duration.ZERO, Duration.ofMinutes(1)));
    }

    boolean exits() {
        return exit == Exit.ALWAYS || (exit == Exit.AUTO && Abort.onlyServesUs());
    }

    /** Whether a failed start ends the process. */
    public enum Exit {
        /** Only if the server was started for this application alone. */
        AUTO,
        ALWAYS,
        NEVER
    }
}
