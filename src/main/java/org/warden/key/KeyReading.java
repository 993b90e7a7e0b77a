package org.warden.key;

import com.nimbusds.jose.jwk.JWK;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import org.warden.database.Act;
import org.warden.seal.Seal;

/** Reads all signing keys from the database and opens them. */
@Act
@Stateless
public class KeyReading {
    @Inject
    SigningKeys keys;

    @Inject
    KeySettings settings;

    @Inject
    Seal seal;

    /** All keys as they are now, ready for use. */
    public Keys read() {
        List<SigningKey> all = keys.all();
        SigningKey signing = all.stream()
                .filter(key -> key.fits(settings))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no signing key yet."));
        return Keys.of(all.stream().map(this::open).toList(), signing.kid());
    }

    private JWK open(SigningKey key) {
        try {
            return JWK.parse(new String(seal.open(key.sealed(), key.kid()), StandardCharsets.UTF_8));
        } catch (ParseException notAKey) {
            throw new IllegalStateException("Signing key " + key.kid() + " is not a JWK.", notAKey);
        }
    }
}
