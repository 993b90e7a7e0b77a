package org.warden.proof;

import java.time.Duration;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The settings of proofs.
 *
 * @param life how long a proof counts as recent
 */
@SettingsGroup
public record ProofSettings(Duration life) {
    public static ProofSettings from(Settings settings) {
        return new ProofSettings(settings.duration("warden.proof.life", Duration.ofSeconds(5), Duration.ofHours(1)));
    }
}
