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

/** Forged tokens, made from one that Warden issued. */
final class Forgery {
    private final JWTClaimsSet claims;

    Forgery(String honest) throws ParseException {
        claims = SignedJWT.parse(honest).getJWTClaimsSet();
    }

    /** The valid claims, signed with this key under this key id. */
    String signed(RSAKey key, String kid) throws JOSEException {
        return signed(key, kid, claims);
    }

    /** The valid claims with one change, signed with this key. */
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
