package org.warden.token;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.warden.database.Ids;
import org.warden.key.KeyRing;

/** The only place that mints access tokens. */
@ApplicationScoped
public class Tokens {
    @Inject
    KeyRing ring;

    @Inject
    TokenSettings settings;

    @Inject
    Ids ids;

    /** Returns a signed token with these claims, valid for the life of an access token from this moment. */
    public String issue(TokenSpec spec, Instant now) {
        return ring.sign(claims(spec, now));
    }

    /** How long a new token is valid. */
    public Duration life() {
        return settings.life();
    }

    private JWTClaimsSet claims(TokenSpec spec, Instant now) {
        String subject = spec.subject().toString();
        return new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.life())))
                .jwtID(ids.next().toString())
                .claim(Claim.USE, Claim.ACCESS)
                .claim(Claim.SESSION, spec.session().toString())
                .claim(Claim.AUTHENTICATED_AT, spec.authTime().getEpochSecond())
                .claim(Claim.METHODS, spec.methods())
                .claim(Claim.UPN, spec.username())
                .claim(Claim.USERNAME, spec.username())
                .claim(Claim.GROUPS, spec.roles())
                .claim(Claim.ROLES, spec.roles())
                .claim(Claim.UID, subject)
                .claim(Claim.EMAIL, spec.email())
                .build();
    }
}
