package org.warden.key;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/**
 * Signs with one key: compact serialization (RFC 7515, section 7.1). Uses only the JDK, because the library's base64 runs in
 * constant time, which costs a fifteenth of a signature. Constant time is not needed: a token is no secret from its holder.
 */
final class TokenSigner {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String header;
    private final String algorithm;
    private final PrivateKey key;

    TokenSigner(String kid, JWSAlgorithm algorithm, PrivateKey key) {
        this.header = new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID(kid)
                .build()
                .toBase64URL()
                .toString();
        // The formats of RFC 7518, sections 3.3 and 3.4: an ECDSA signature is R and S concatenated, not ASN.1.
        this.algorithm = algorithm.equals(JWSAlgorithm.RS256) ? "SHA256withRSA" : "SHA256withECDSAinP1363Format";
        this.key = key;
    }

    /** Signs the claims as a token. */
    String sign(JWTClaimsSet claims) {
        String signed = header + '.' + BASE64.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The active key cannot sign.", impossible);
        }
    }
}
