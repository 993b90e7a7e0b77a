package org.warden.link;

import java.time.Duration;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How long the links in mails work.
 *
 * @param resetLife one that leads to a new password
 * @param confirmLife one that confirms an e-mail address
 * @param undoLife one that takes back the change of an address
 */
@SettingsGroup
public record LinkSettings(Duration resetLife, Duration confirmLife, Duration undoLife) {
    private static final Duration LEAST = Duration.ofSeconds(1);

    public static LinkSettings from(Settings settings) {
        return new LinkSettings(
                settings.duration("warden.link.reset-life", LEAST, Duration.ofDays(1)),
                settings.duration("warden.link.confirm-life", LEAST, Duration.ofDays(30)),
                settings.duration("warden.link.undo-life", LEAST, Duration.ofDays(30)));
    }
}
