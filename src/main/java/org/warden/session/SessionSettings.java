package org.warden.session;

import java.time.Duration;
import java.time.Instant;
import org.warden.key.KeySettings;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How long a session lives.
 *
 * @param idleLife how long after its last use
 * @param absoluteLife how long after the login, however often it is used
 * @param refreshGrace how long a used refresh token may come again without being taken for stolen
 * @param most how many live sessions an account may have
 */
@SettingsGroup
public record SessionSettings(Duration idleLife, Duration absoluteLife, Duration refreshGrace, int most) {
    private static final String IDLE = "warden.session.idle-life";

    public static SessionSettings from(Settings settings) {
        SessionSettings session = new SessionSettings(
                settings.duration(IDLE, Duration.ofSeconds(1), Duration.ofDays(365)),
                settings.duration("warden.session.absolute-life", Duration.ofSeconds(1), Duration.ofDays(3650)),
                settings.duration("warden.session.refresh-grace", Duration.ZERO, Duration.ofMinutes(1)),
                settings.number("warden.session.most", 4, 10_000));
        if (session.idleLife.compareTo(session.absoluteLife) > 0) {
            settings.mistake(IDLE, "must not be longer than warden.session.absolute-life");
        }
        return session;
    }

    /** When a session ends by itself, unless it is used before. */
    Instant expires(Instant created, Instant lastUsed) {
        Instant idle = lastUsed.plus(idleLife);
        Instant last = created.plus(absoluteLife);
        return idle.isBefore(last) ? idle : last;
    }

    /** A session that was not used since this moment is over, and so is every token of it. */
    Instant forgettable(Instant now) {
        return usedAfter(now).minus(KeySettings.LONGEST_TOKEN_LIFE);
    }

    /** A session that was not used after this moment is over. */
    public Instant usedAfter(Instant now) {
        return now.minus(idleLife);
    }

    /** A session that did not begin after this moment is over. */
    public Instant createdAfter(Instant now) {
        return now.minus(absoluteLife);
    }
}
