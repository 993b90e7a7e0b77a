package org.warden.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.warden.key.GeneratedKeys;
import org.warden.key.Rings;

/** Creates valid and invalid tokens at a fixed moment, and the verifier that must distinguish them. */
public final class Forge {
    public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    public static final RSAKey RSA = GeneratedKeys.RSA;
    public static final ECKey EC = GeneratedKeys.EC;
    public static final TokenSettings SETTINGS =
            new TokenSettings("SecureApi", "SecureApiUser", Duration.ofMinutes(15), List.of());

    private Forge() {}

    public static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** A verifier at the fixed moment. */
    public static TokenVerifier verifier() {
        return verifier(clock());
    }

    /** A verifier that knows two keys, of which the RSA key signs. */
    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    public static TokenVerifier verifier(Clock clock) {
        TokenVerifier verifier = new TokenVerifier();
        verifier.ring = Rings.of(clock, RSA, EC);
        verifier.settings = SETTINGS;
        verifier.clock = clock;
        return verifier;
    }

    /** The header of a good token. */
    public static JWSHeader.Builder header() {
        return header(JWSAlgorithm.RS256, RSA.getKeyID());
    }

    public static JWSHeader.Builder header(JWSAlgorithm algorithm, String kid) {
        return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(kid);
    }

    /** The claims of a good token. */
    public static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("SecureApi")
                .audience("SecureApiUser")
                .subject("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
                .jwtID("017f22e2-79b0-7cc3-98c4-dc0c0c073990")
                .issueTime(Date.from(NOW.minusSeconds(60)))
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .claim("token_use", "access")
                .claim("upn", "duke")
                .claim("groups", List.of("User"))
                .claim("amr", List.of("pwd"));
    }

    /** A token with a good header and these claims. */
    public static String token(JWTClaimsSet.Builder claims) {
        return token(header(), claims.build().toString(), rsa(RSA));
    }

    /** A good token with a changed header. */
    public static String token(UnaryOperator<JWSHeader.Builder> change) {
        return token(change.apply(header()), payload(), rsa(RSA));
    }

    /** A token with any header and any payload, validly signed. */
    public static String token(JWSHeader.Builder header, String payload, JWSSigner signer) {
        try {
            JWSObject token = new JWSObject(header.build(), new Payload(payload));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A token with a header that no library would write, signed with the RSA key. */
    public static String token(String header, String payload) {
        String content = Base64URL.encode(header) + "." + Base64URL.encode(payload);
        try {
            Base64URL signature =
                    rsa(RSA).sign(header().build(), content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return content + "." + signature;
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Good claims as JSON. */
    public static String payload() {
        return claims().build().toString();
    }

    public static JWSSigner rsa(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static JWSSigner ec(ECKey key) {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
