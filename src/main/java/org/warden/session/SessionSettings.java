package org.warden.session;

import java.time.Duration;
import java.time.Instant;
import org.warden.key.KeySettings;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The life and the number of sessions.
 *
 * @param idleLife how long a session lives after its last use
 * @param absoluteLife how long a session lives after the login, however often it is used
 * @param refreshGrace how long a used refresh token may be sent again without being treated as stolen
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

    /** When a session expires, unless it is used before. */
    Instant expires(Instant created, Instant lastUsed) {
        Instant idle = lastUsed.plus(idleLife);
        Instant last = created.plus(absoluteLife);
        return idle.isBefore(last) ? idle : last;
    }

    /** A session last used before this moment has expired, and so have all its tokens. */
    Instant forgettable(Instant now) {
        return usedAfter(now).minus(KeySettings.LONGEST_TOKEN_LIFE);
    }

    /** A session not used after this moment has expired. */
    public Instant usedAfter(Instant now) {
        return now.minus(idleLife);
    }

    /** A session not created after this moment has expired. */
    public Instant createdAfter(Instant now) {
        return now.minus(absoluteLife);
    }
}
