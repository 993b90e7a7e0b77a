package org.warden;

import java.time.Duration;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How Warden starts and ends within its server.
 *
 * @param exit whether the process ends when the start fails
 * @param production whether everything unsafe is refused
 * @param shutdownDelay how long a process that is told to stop still answers, by refusals
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

    /** What ends the process when the start fails. */
    public enum Exit {
        /** Where the server was started for this application alone. */
        AUTO,
        ALWAYS,
        NEVER
    }
}
