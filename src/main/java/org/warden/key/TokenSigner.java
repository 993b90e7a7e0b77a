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
 * Signs with one key: compact serialisation (RFC 7515, section 7.1). By the JDK alone: the library's base64 takes the same
 * time for every text, a fifteenth of a signature's, and nothing in a token is a secret from who gets it.
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
        // Both as RFC 7518, sections 3.3 and 3.4, have them: the second is R and S side by side, not in ASN.1.
        this.algorithm = algorithm.equals(JWSAlgorithm.RS256) ? "SHA256withRSA" : "SHA256withECDSAinP1363Format";
        this.key = key;
    }

    /** The claims as a token. */
    String sign(JWTClaimsSet claims) {
        String signed = header + '.' + BASE64.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The active key signs", impossible);
        }
    }
}
