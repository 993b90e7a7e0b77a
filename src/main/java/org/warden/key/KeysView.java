package org.warden.key;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.warden.json.MayBeAbsent;

/** The signing keys, for administrators. */
public record KeysView(List<KeyView> keys) {
    /**
     * One key, without the key material.
     *
     * @param state announced, active, retired, removed or revoked
     * @param activeFrom when it starts to sign
     * @param removedFrom when its last token has expired; absent while no key replaces it
     * @param revoked when it was revoked; absent if it was not
     */
    public record KeyView(
            String kid,
            String algorithm,

            @Pattern(regexp = "announced|active|retired|removed|revoked")
            String state,

            Instant created,
            Instant activeFrom,
            @MayBeAbsent Instant removedFrom,
            @MayBeAbsent Instant revoked) {
        static KeyView of(SigningKey key, KeyLine line, Instant now) {
            Instant removed = line.removed(key);
            return new KeyView(
                    key.kid(),
                    key.algorithm(),
                    line.state(key, now).name().toLowerCase(Locale.ROOT),
                    key.created(),
                    key.activeFrom(),
                    removed.equals(Instant.MAX) || key.isRevoked() ? null : removed,
                    key.revoked());
        }
    }
}
