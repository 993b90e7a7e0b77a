package org.warden.token;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller behind a verified token, as MicroProfile JWT 2.1 hands it to applications. */
final class AccessToken extends CallerPrincipal implements JsonWebToken {
    /** Request attribute that holds the token of this request. */
    static final String ATTRIBUTE = "org.warden.access-token";

    private static final AccessToken NONE = new AccessToken(null, Map.of());

    private final Map<String, Object> claims;

    AccessToken(String name, Map<String, Object> claims) {
        super(name);
        this.claims = Map.copyOf(claims);
    }

    /** What is injected where nobody is authenticated: a token without a name and without a claim. */
    static AccessToken none() {
        return NONE;
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
