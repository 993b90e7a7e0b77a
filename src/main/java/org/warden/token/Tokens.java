package org.warden.token;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import org.warden.database.Ids;
import org.warden.key.KeyRing;

/** The only place that mints tokens. */
@ApplicationScoped
public class Tokens {
    @Inject
    KeyRing ring;

    @Inject
    TokenSettings settings;

    @Inject
    Ids ids;

    /** Returns a signed token with this content, valid from this moment. */
    public String issue(TokenSpec spec, Instant now) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        // First, so that none of them replaces one of the following.
        spec.claims().forEach(claims::claim);
        claims.issuer(settings.issuer())
                .audience(spec.audience())
                .subject(spec.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(spec.life())))
                .jwtID(ids.next().toString())
                .claim(Claim.USE, spec.kind().word());
        return ring.sign(claims.build());
    }
}
