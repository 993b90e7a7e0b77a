package org.warden.link;

import java.time.Duration;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How long mailed links are valid.
 *
 * @param resetLife links that reset a password
 * @param confirmLife links that confirm an e-mail address
 * @param undoLife links that undo a change of address
 * @param inviteLife links that let an invited owner choose a password
 */
@SettingsGroup
public record LinkSettings(Duration resetLife, Duration confirmLife, Duration undoLife, Duration inviteLife) {
    private static final Duration LEAST = Duration.ofSeconds(1);

    public static LinkSettings from(Settings settings) {
        return new LinkSettings(
                settings.duration("warden.link.reset-life", LEAST, Duration.ofDays(1)),
                settings.duration("warden.link.confirm-life", LEAST, Duration.ofDays(30)),
                settings.duration("warden.link.undo-life", LEAST, Duration.ofDays(30)),
                settings.duration("warden.link.invite-life", LEAST, Duration.ofDays(30)));
    }
}
