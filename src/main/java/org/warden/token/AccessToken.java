package org.warden.token;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.Account;

/** The caller behind a verified token, as MicroProfile JWT 2.1 hands it to applications. */
public final class AccessToken extends CallerPrincipal implements JsonWebToken {
    /** Request attribute that holds the token of this request. */
    public static final String ATTRIBUTE = "org.warden.access-token";

    private static final AccessToken NONE = new AccessToken(null, Map.of(), null);

    private final Map<String, Object> claims;
    private final String kid;

    AccessToken(String name, Map<String, Object> claims, String kid) {
        super(name);
        this.claims = Map.copyOf(claims);
        this.kid = kid;
    }

    /** What is injected where nobody is authenticated: a token without a name and without a claim. */
    public static AccessToken none() {
        return NONE;
    }

    /** Somebody who is authenticated without a token: what a token would say of the account, and no session. */
    public static AccessToken withoutToken(Account account, List<String> roles) {
        return new AccessToken(
                account.username(),
                Map.of(
                        Claims.sub.name(),
                        account.id().toString(),
                        Claim.UID,
                        account.id().toString(),
                        Claim.UPN,
                        account.username(),
                        Claim.USERNAME,
                        account.username(),
                        Claim.EMAIL,
                        account.email(),
                        Claim.GROUPS,
                        Set.copyOf(roles),
                        Claim.ROLES,
                        MicroProfile.array(roles)),
                null);
    }

    /** The key that signed it. */
    String kid() {
        return kid;
    }

    /** The same token with these roles only. */
    AccessToken withGroups(Set<String> groups) {
        Map<String, Object> reduced = new HashMap<>(claims);
        reduced.put(Claim.GROUPS, Set.copyOf(groups));
        return new AccessToken(getName(), reduced, kid);
    }

    /** The session the token belongs to; empty for somebody without a token. */
    public static Optional<UUID> session(JsonWebToken token) {
        return Optional.ofNullable(token.<String>getClaim(Claim.SESSION)).map(UUID::fromString);
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <T> T getClaim(String claim) {
        return (T) claims.get(claim);
    }

    @Override
    public String toString() {
        return "AccessToken[" + getName() + "]";
    }
}
