package org.warden.proof;

import java.time.Duration;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * Proofs of accounts.
 *
 * @param life how long after a proof the caller may do what requires a recent one
 */
@SettingsGroup
public record ProofSettings(Duration life) {
    public static ProofSettings from(Settings settings) {
        return new ProofSettings(settings.duration("warden.proof.life", Duration.ofSeconds(5), Duration.ofHours(1)));
    }
}
