package org.warden.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.warden.http.IfNoneMatch;

/** The current keys, oldest first, with everything that requests need, already prepared. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record Keys(Map<String, Key> byKid, List<Key> line, byte[] jwks, String etag) {
    /** No keys. */
    static final Keys NONE = of(List.of());

    /**
     * One key with its only algorithm.
     *
     * @param activeFrom when it starts to sign
     * @param retires when it stops signing
     * @param removed when its last token has expired
     */
    record Key(Material material, Instant activeFrom, Instant retires, Instant removed) {
        String kid() {
            return material.kid();
        }
    }

    /** The parts that are costly to create and do not change during the life of the key. */
    record Material(String kid, JWSAlgorithm algorithm, TokenSigner signer, JWSVerifier verifier, JWK published) {
        static Material of(JWK jwk) {
            try {
                if (jwk instanceof ECKey ec) {
                    return of(ec, JWSAlgorithm.ES256, ec.toPrivateKey(), new ECDSAVerifier(ec));
                }
                RSAKey rsa = jwk.toRSAKey();
                return of(rsa, JWSAlgorithm.RS256, rsa.toPrivateKey(), new RSASSAVerifier(rsa));
            } catch (JOSEException notUsable) {
                throw new IllegalStateException("Signing key " + jwk.getKeyID() + " cannot be used.", notUsable);
            }
        }

        private static Material of(JWK jwk, JWSAlgorithm algorithm, PrivateKey half, JWSVerifier verifier) {
            TokenSigner signer = new TokenSigner(jwk.getKeyID(), algorithm, half);
            return new Material(jwk.getKeyID(), algorithm, signer, verifier, publicHalf(jwk));
        }
    }

    static Keys of(List<Key> line) {
        Map<String, Key> byKid = new LinkedHashMap<>();
        line.forEach(key -> byKid.put(key.kid(), key));
        byte[] published = publish(line);
        return new Keys(Map.copyOf(byKid), List.copyOf(line), published, IfNoneMatch.tag(published));
    }

    /**
     * The key that signs now, or null: the first key that has not retired. It may start in the future of this node's clock if
     * it replaces a revoked key, but no other key may sign then.
     */
    Key signing(Instant now) {
        for (Key key : line) {
            if (key.retires().isAfter(now)) {
                return key;
            }
        }
        return null;
    }

    /** The key with this id if its tokens are accepted now, or null. */
    Key counting(String kid, Instant now) {
        Key key = byKid.get(kid);
        return key != null && now.isBefore(key.removed()) ? key : null;
    }

    /** The public keys, each with its use and its algorithm (RFC 7517, section 4). */
    private static byte[] publish(List<Key> line) {
        List<JWK> published =
                line.stream().map(key -> key.material().published()).toList();
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
}
