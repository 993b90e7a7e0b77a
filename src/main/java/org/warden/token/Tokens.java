package org.warden.token;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.warden.account.Account;
import org.warden.database.Ids;
import org.warden.key.KeyRing;

/** The single mint of access tokens. */
@ApplicationScoped
public class Tokens {
    @Inject
    KeyRing ring;

    @Inject
    TokenSettings settings;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** A token of this session for its account, with these roles. */
    public String issue(Session.Facts session, Account.Holder account, List<String> roles) {
        return ring.sign(claims(session, account, roles, clock.instant()));
    }

    /** How long a token counts from now. */
    public Duration life() {
        return settings.life();
    }

    private JWTClaimsSet claims(Session.Facts session, Account.Holder account, List<String> roles, Instant now) {
        String id = account.id().toString();
        return new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(id)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.life())))
                .jwtID(ids.next().toString())
                .claim(Claim.USE, Claim.ACCESS)
                .claim(Claim.SESSION, session.id().toString())
                .claim(Claim.AUTHENTICATED_AT, session.created().getEpochSecond())
                .claim(Claim.METHODS, session.methods())
                .claim(Claim.UPN, account.username())
                .claim(Claim.USERNAME, account.username())
                .claim(Claim.GROUPS, roles)
                .claim(Claim.ROLES, roles)
                .claim(Claim.UID, id)
                .claim(Claim.EMAIL, account.email())
                .build();
    }
}
