package org.warden.entrance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.warden.account.HeldRoles;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.session.LiveSession;
import org.warden.token.AccessClaims;
import org.warden.token.TokenPermissions;
import org.warden.token.TokenSettings;
import org.warden.token.Tokens;

/** Issues the access tokens of sessions. */
@ApplicationScoped
public class AccessTokens {
    @Inject
    Tokens tokens;

    @Inject
    TokenSettings settings;

    @Inject
    TokenPermissions permissions;

    @Inject
    SecondFactorSettings secondFactor;

    /**
     * A new access token for this session, with the roles that are in force in it now. It expires at the latest when the first
     * of these roles of the account ends.
     */
    public Issued issue(LiveSession session, Instant now) {
        HeldRoles held = session.held().at(now);
        List<String> roles = secondFactor.inForce(held.names(), session.methods());
        AccessClaims claims = new AccessClaims(
                session.account(),
                session.id(),
                session.username(),
                session.email(),
                roles,
                permissions.of(roles),
                session.methods(),
                session.proven());
        Duration life = held.life(now, settings.life());
        return new Issued(tokens.issue(claims.spec(settings.audience(), life), now), roles, life);
    }

    /**
     * An access token.
     *
     * @param roles the roles in it
     * @param life how long it is valid
     */
    public record Issued(String token, List<String> roles, Duration life) {
        @Override
        public String toString() {
            return "Issued[***]";
        }
    }
}
