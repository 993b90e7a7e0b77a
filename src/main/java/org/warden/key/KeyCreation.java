package org.warden.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import org.warden.database.Act;
import org.warden.seal.Seal;

/** Makes a signing key where none fits the settings. */
@Act
@Stateless
public class KeyCreation {
    @Inject
    SigningKeys keys;

    @Inject
    KeySettings settings;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    @Inject
    SecureRandom random;

    /** Adds a key unless one fits already. The caller holds a lock, so that two nodes do not make two. */
    public void ensure() {
        if (keys.all().stream().noneMatch(key -> key.fits(settings))) {
            JWK jwk = generate();
            String sealed = seal.seal(jwk.toJSONString().getBytes(StandardCharsets.UTF_8), jwk.getKeyID());
            keys.add(new SigningKey(jwk.getKeyID(), settings.algorithm().name(), jwk.size(), sealed, clock.instant()));
        }
    }

    private JWK generate() {
        try {
            return switch (settings.algorithm()) {
                case RS256 ->
                    new RSAKeyGenerator(settings.rsaBits())
                            .secureRandom(random)
                            .keyIDFromThumbprint(true)
                            .generate();
                case ES256 ->
                    new ECKeyGenerator(Curve.P_256)
                            .secureRandom(random)
                            .keyIDFromThumbprint(true)
                            .generate();
            };
        } catch (JOSEException impossible) {
            throw new IllegalStateException("RSA and P-256 are part of every Java runtime", impossible);
        }
    }
}
