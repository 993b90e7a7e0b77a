package org.warden.bearer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.warden.account.RolesInForce;
import org.warden.group.RoleCuts;
import org.warden.key.KeyRing;
import org.warden.metric.Measured;
import org.warden.metric.Meters;
import org.warden.role.RolePermissions;
import org.warden.session.EndedSessions;
import org.warden.token.AccessToken;
import org.warden.token.TokenVerifier;
import org.warden.token.TokenVerifier.Verdict;

/**
 * Checks whether a token is valid now. The signature of a token is verified once, and the result is cached under the hash of
 * the exact token. Everything that can change later is checked each time. Refused tokens are not cached, so that callers cannot
 * fill the memory with them.
 */
@ApplicationScoped
public class TokenCheck implements Measured {
    /** The most cached tokens in each of two generations; a token takes about 4 KB. */
    private static final int REMEMBERED = 4096;

    @Inject
    TokenVerifier verifier;

    @Inject
    KeyRing ring;

    @Inject
    EndedSessions ended;

    @Inject
    RolesInForce roles;

    @Inject
    RoleCuts cuts;

    @Inject
    RoleLookup lookup;

    @Inject
    RolePermissions permissions;

    @Inject
    Clock clock;

    private static final System.Logger LOG = System.getLogger(TokenCheck.class.getName());

    /** How long nothing is looked up after a failure: without the database each attempt waits for the pool's timeout. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Generations<String, Verified> verified = new Generations<>(REMEMBERED);

    private volatile Instant failed = Instant.MIN;

    @Override
    public void register(Meters meters) {
        meters.gauge(
                "warden_remembered_tokens", "Access tokens whose signature is known to be right", this::remembered);
    }

    /**
     * Returns the caller with the roles that the account still has, or the reason of a refusal. Queries the database only after
     * a group has lost a role that the token names, once for each token.
     */
    public Verdict check(String token) {
        String hash = hash(token);
        Verified known = verified.get(hash);
        if (known == null) {
            Verdict verdict = verifier.verify(token);
            if (verdict.isRefused()) {
                return verdict;
            }
            known = new Verified(verdict.token());
            verified.put(hash, known);
        }
        String refusal = refusal(known);
        return refusal == null ? Verdict.accepted(inForce(known)) : Verdict.refused(refusal);
    }

    /** The session of a token that Warden issued, even if the token has expired; empty for any other token. */
    public Optional<UUID> session(String token) {
        Verdict verdict = verifier.origin(token);
        return verdict.isRefused() ? Optional.empty() : AccessToken.session(verdict.token());
    }

    /** The number of cached tokens. */
    int remembered() {
        return verified.size();
    }

    private String refusal(Verified known) {
        if (clock.millis() >= known.expires) {
            return "exp";
        }
        if (!ring.holds(known.token.kid())) {
            return "key or signature";
        }
        return known.session != null && ended.contain(known.session) ? "session ended" : null;
    }

    private AccessToken inForce(Verified known) {
        AccessToken token = known.token;
        Set<String> groups = token.getGroups();
        Set<String> existing = permissions.existing(groups, known.issued);
        Set<String> left = roles.of(token.getSubject(), existing, known.issued);
        Map<String, Instant> cut = cuts.of(left, known.issued);
        if (!cut.isEmpty()) {
            left = known.afterCuts(cut, left, this::present);
        }
        return left == groups ? token : token.withGroups(left);
    }

    /** The roles that the account has now; empty if the database is out of reach. */
    private Optional<Set<String>> present(String account) {
        Instant now = clock.instant();
        if (!now.isBefore(failed) && now.isBefore(failed.plus(PAUSE))) {
            return Optional.empty();
        }
        try {
            return Optional.of(lookup.of(UUID.fromString(account)));
        } catch (RuntimeException outOfReach) {
            failed = clock.instant();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the roles of a token cannot be looked up: {0}",
                    outOfReach.toString());
            return Optional.empty();
        }
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1));
            return new String(digest, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }

    /** The roles that the account had after these cuts. */
    private record Looked(Map<String, Instant> cuts, Set<String> roles) {}

    /** A token with a valid signature, and the values that each use reads. */
    private static final class Verified {
        private final AccessToken token;
        private final long expires;
        private final String session;
        private final Instant issued;
        private volatile Looked looked = new Looked(Map.of(), Set.of());

        Verified(AccessToken token) {
            this.token = withRolesOnly(token);
            this.expires = token.getExpirationTime() * 1000;
            this.session = AccessToken.session(token).map(UUID::toString).orElse(null);
            this.issued = Instant.ofEpochSecond(token.getIssuedAtTime());
        }

        /** Once, not at each use. The permissions in a token are for other services; here those of its roles count. */
        private static AccessToken withRolesOnly(AccessToken token) {
            Set<String> names = token.getGroups();
            Set<String> roles =
                    names.stream().filter(name -> name.indexOf(':') < 0).collect(Collectors.toUnmodifiableSet());
            return roles.size() == names.size() ? token : token.withGroups(roles);
        }

        /**
         * The roles without those that groups have lost, unless the account still has them. Without the database they are left
         * out, and looked up again at a later use.
         */
        private Set<String> afterCuts(
                Map<String, Instant> cut, Set<String> roles, Function<String, Optional<Set<String>>> lookup) {
            Set<String> present = present(cut, lookup);
            Set<String> left = new HashSet<>(roles);
            left.removeIf(role -> cut.containsKey(role) && !present.contains(role));
            return left;
        }

        private Set<String> present(Map<String, Instant> cut, Function<String, Optional<Set<String>>> lookup) {
            if (looked.cuts.equals(cut)) {
                return looked.roles;
            }
            Optional<Set<String>> found = lookup.apply(token.getSubject());
            found.ifPresent(roles -> looked = new Looked(cut, roles));
            return found.orElse(Set.of());
        }
    }
}
