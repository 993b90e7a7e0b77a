package org.warden.lockout;

import java.time.Duration;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * Limits on wrong guesses at the secrets of one account.
 *
 * @param threshold consecutive wrong guesses before the account locks
 * @param first the duration of the first lock; each wrong guess after a lock starts another one, twice as long
 * @param longest the longest lock
 */
@SettingsGroup
public record LockoutSettings(int threshold, Duration first, Duration longest) {
    private static final String FIRST = "warden.lockout.first";

    /** Wrong guesses without a pause, for the mistakes of an owner. */
    private static final int FREE = 2;

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public static LockoutSettings from(Settings settings) {
        LockoutSettings lockout = new LockoutSettings(
                settings.number("warden.lockout.threshold", 3, 1000),
                settings.duration(FIRST, Duration.ofSeconds(1), Duration.ofDays(1)),
                settings.duration("warden.lockout.longest", Duration.ofSeconds(1), Duration.ofDays(1)));
        if (lockout.first.compareTo(lockout.longest) > 0) {
            settings.mistake(FIRST, "must not be longer than warden.lockout.longest");
        }
        return lockout;
    }

    /** How long guesses are refused after this number of consecutive wrong ones. */
    Duration pause(int failures) {
        if (failures <= FREE) {
            return Duration.ZERO;
        }
        return failures < threshold
                ? doubled(SHORTEST, failures - FREE - 1, first)
                : doubled(first, failures - threshold, longest);
    }

    private static Duration doubled(Duration start, int times, Duration most) {
        Duration pause = start;
        for (int i = 0; i < times && pause.compareTo(most) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(most) < 0 ? pause : most;
    }
}
