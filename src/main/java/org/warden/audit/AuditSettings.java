package org.warden.audit;

import java.time.Duration;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The audit log.
 *
 * @param retention how long an event is kept
 */
@SettingsGroup
public record AuditSettings(Duration retention) {
    /** The shortest retention allowed: no honest node removes a younger event. */
    static final Duration SHORTEST = Duration.ofDays(30);

    public static AuditSettings from(Settings settings) {
        return new AuditSettings(settings.duration("warden.audit.retention", SHORTEST, Duration.ofDays(36_500)));
    }
}
