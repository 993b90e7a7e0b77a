package org.warden.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys at one moment, with everything made ready that a request would otherwise make again. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record Keys(Map<String, Key> byKid, Key signing, byte[] jwks, String etag) {
    /** One key with its only algorithm. */
    record Key(String kid, JWSAlgorithm algorithm, JWSSigner signer, JWSVerifier verifier) {}

    static Keys of(List<JWK> jwks, String signingKid) {
        Map<String, Key> byKid = new LinkedHashMap<>();
        jwks.forEach(jwk -> byKid.put(jwk.getKeyID(), key(jwk)));
        byte[] published = publish(jwks);
        return new Keys(Map.copyOf(byKid), byKid.get(signingKid), published, digest(published));
    }

    private static Key key(JWK jwk) {
        try {
            if (jwk instanceof ECKey ec) {
                return new Key(ec.getKeyID(), JWSAlgorithm.ES256, new ECDSASigner(ec), new ECDSAVerifier(ec));
            }
            RSAKey rsa = jwk.toRSAKey();
            return new Key(rsa.getKeyID(), JWSAlgorithm.RS256, new RSASSASigner(rsa), new RSASSAVerifier(rsa));
        } catch (JOSEException notUsable) {
            throw new IllegalStateException("Signing key " + jwk.getKeyID() + " cannot be used.", notUsable);
        }
    }

    /** The public halves, each with its use and its algorithm (RFC 7517, section 4). */
    private static byte[] publish(List<JWK> jwks) {
        List<JWK> published = jwks.stream().map(Keys::publicHalf).toList();
        return new JWKSet(published).toString(true).getBytes(StandardCharsets.UTF_8);
    }

    private static JWK publicHalf(JWK jwk) {
        if (jwk instanceof ECKey ec) {
            return new ECKey.Builder(ec.toPublicJWK())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .build();
        }
        return new RSAKey.Builder(jwk.toRSAKey().toPublicJWK())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }

    private static String digest(byte[] published) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(published), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }
}
