package org.warden.token;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.security.enterprise.CallerPrincipal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller behind a verified token, in the form that MicroProfile JWT 2.1 gives to applications. */
public final class AccessToken extends CallerPrincipal implements JsonWebToken {
    private static final JsonString SEVERAL_FACTORS = Json.createValue("mfa");

    private static final AccessToken NONE = new AccessToken(null, Map.of(), null);

    private final Map<String, Object> claims;
    private final String kid;

    AccessToken(String name, Map<String, Object> claims, String kid) {
        super(name);
        this.claims = Map.copyOf(claims);
        this.kid = kid;
    }

    /** The token that is injected without an authenticated caller: it has neither name nor claims. */
    public static AccessToken none() {
        return NONE;
    }

    /** A caller without a token and without a session, as after HTTP Basic. */
    public static AccessToken withoutToken(UUID account, String username, String email, List<String> roles) {
        String id = account.toString();
        return new AccessToken(
                username,
                Map.of(
                        Claims.sub.name(),
                        id,
                        Claim.UID,
                        id,
                        Claim.UPN,
                        username,
                        Claim.USERNAME,
                        username,
                        Claim.EMAIL,
                        email,
                        Claim.GROUPS,
                        Set.copyOf(roles),
                        Claim.ROLES,
                        MicroProfile.array(roles)),
                null);
    }

    /** The id of the key that signed the token. */
    public String kid() {
        return kid;
    }

    /** Returns the same token with only these roles. */
    public AccessToken withGroups(Set<String> groups) {
        Map<String, Object> reduced = new HashMap<>(claims);
        reduced.put(Claim.GROUPS, Set.copyOf(groups));
        // The claim of the guides repeats the roles.
        reduced.computeIfPresent(
                Claim.ROLES,
                (name, before) -> MicroProfile.array(groups.stream().sorted().toList()));
        return new AccessToken(getName(), reduced, kid);
    }

    /** Returns the roles; empty, not {@code null}, if the token has none: servers fail on {@code null}. */
    @Override
    public Set<String> getGroups() {
        Set<String> groups = getClaim(Claim.GROUPS);
        return groups == null ? Set.of() : groups;
    }

    /** Returns the session of the token; empty for a caller without a token. */
    public static Optional<UUID> session(JsonWebToken token) {
        return Optional.ofNullable(token.<String>getClaim(Claim.SESSION)).map(UUID::fromString);
    }

    /** When the owner last proved the account; empty for a caller without a token. */
    public Optional<Instant> proven() {
        Number seconds = getClaim(Claim.AUTHENTICATED_AT);
        return Optional.ofNullable(seconds).map(Number::longValue).map(Instant::ofEpochSecond);
    }

    /** Whether the owner proved the account with more than one factor (RFC 8176, section 2). */
    public boolean hasSeveralFactors() {
        JsonArray methods = getClaim(Claim.METHODS);
        return methods != null && methods.contains(SEVERAL_FACTORS);
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
