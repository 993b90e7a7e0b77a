package org.warden.bearer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.warden.account.RolesInForce;
import org.warden.key.KeyRing;
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
public class TokenCheck {
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
    RolePermissions permissions;

    @Inject
    Clock clock;

    private final Generations<String, Verified> verified = new Generations<>(REMEMBERED);

    /**
     * Returns the caller with the roles that the account still has, or the reason of a refusal. Does not query the database.
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
        return refusal == null ? Verdict.accepted(inForce(known.token)) : Verdict.refused(refusal);
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

    private AccessToken inForce(AccessToken token) {
        Set<String> groups = token.getGroups();
        Set<String> existing = permissions.existing(groups, Instant.ofEpochSecond(token.getIssuedAtTime()));
        Set<String> left = roles.of(token.getSubject(), existing);
        return left == groups ? token : token.withGroups(left);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1));
            return new String(digest, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }

    /** A token with a valid signature, and the values that each use reads. */
    private static final class Verified {
        private final AccessToken token;
        private final long expires;
        private final String session;

        Verified(AccessToken token) {
            this.token = token;
            this.expires = token.getExpirationTime() * 1000;
            this.session = AccessToken.session(token).map(UUID::toString).orElse(null);
        }
    }
}
