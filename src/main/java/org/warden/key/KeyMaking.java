package org.warden.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import org.warden.seal.Seal;

/** Generates signing keys according to the settings, and opens stored ones. */
@ApplicationScoped
class KeyMaking {
    @Inject
    KeySettings settings;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    @Inject
    SecureRandom random;

    /** Generates a key that signs from the given time on. */
    SigningKey make(Instant activeFrom) {
        JWK jwk = generate();
        String sealed = seal.seal(jwk.toJSONString().getBytes(StandardCharsets.UTF_8), jwk.getKeyID());
        return new SigningKey(
                jwk.getKeyID(), settings.algorithm().name(), jwk.size(), sealed, clock.instant(), activeFrom);
    }

    /** Opens the private and the public part of a key. */
    JWK open(SigningKey key) {
        try {
            return JWK.parse(new String(seal.open(key.sealed(), key.kid()), StandardCharsets.UTF_8));
        } catch (ParseException notAKey) {
            throw new IllegalStateException("Signing key " + key.kid() + " is not a JWK.", notAKey);
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
