package org.warden.consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.function.UnaryOperator;

/** Tokens that Warden never issued, made from one that it did. */
final class Forgery {
    private final JWTClaimsSet claims;

    Forgery(String honest) throws ParseException {
        claims = SignedJWT.parse(honest).getJWTClaimsSet();
    }

    /** The honest claims, signed with this key under this name. */
    String signed(RSAKey key, String kid) throws JOSEException {
        return signed(key, kid, claims);
    }

    /** The honest claims but for one change, signed with this key. */
    String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(
                key,
                key.getKeyID(),
                change.apply(new JWTClaimsSet.Builder(claims)).build());
    }

    private static String signed(RSAKey key, String kid, JWTClaimsSet claims) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(kid)
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
