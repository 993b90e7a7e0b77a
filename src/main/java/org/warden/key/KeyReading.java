package org.warden.key;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.warden.database.Act;
import org.warden.key.Keys.Material;

/** Reads the current signing keys from the database and opens those that are new. */
@Act
@Stateless
public class KeyReading {
    @Inject
    SigningKeys keys;

    @Inject
    KeyMaking making;

    @Inject
    KeySettings settings;

    @Inject
    Clock clock;

    /** Returns the current keys; {@code known} itself if nothing has changed. */
    public Keys read(Keys known) {
        Instant now = clock.instant();
        KeyLine line = new KeyLine(keys.all(), settings.tokenLife());
        List<Keys.Key> ofUse = line.keys().stream()
                .filter(key ->
                        !key.isRevoked() && !key.isErased() && line.removed(key).isAfter(now))
                .map(key -> new Keys.Key(material(key, known), key.activeFrom(), line.retires(key), line.removed(key)))
                .toList();
        Keys read = ofUse.equals(known.line()) ? known : Keys.of(ofUse);
        if (read.signing(now) == null) {
            throw new IllegalStateException("There is no signing key yet.");
        }
        return read;
    }

    private Material material(SigningKey key, Keys known) {
        Keys.Key held = known.byKid().get(key.kid());
        return held == null ? Material.of(making.open(key)) : held.material();
    }
}
