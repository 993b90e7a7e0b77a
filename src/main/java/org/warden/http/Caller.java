package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.warden.problem.Problem;

/**
 * The authenticated account behind a request, by access token or by HTTP Basic. Acts receive it; what produced it does not
 * matter to them.
 *
 * @param id the account
 * @param name its user name
 * @param session the session of the token; empty for a caller without one
 * @param permissions decides about each permission at the time of the call
 * @param proof decides whether the last proof of the account is recent and complete
 */
public record Caller(UUID id, String name, Optional<UUID> session, Predicate<String> permissions, LastProof proof) {
    /** Request attribute that holds the caller; absent for an anonymous request. */
    public static final String ATTRIBUTE = "org.warden.caller";

    /** Request attribute that holds the token of the caller, a principal. */
    public static final String TOKEN = "org.warden.access-token";

    /** The caller of this request; empty for an anonymous one. */
    public static Optional<Caller> find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    /** The caller of a request that has passed a gate for authenticated callers. */
    public static Caller of(HttpServletRequest request) {
        return find(request).orElseThrow(() -> new IllegalStateException("The request has no authenticated caller."));
    }

    /** Whether the caller has this permission now, such as {@code product:update}. */
    public boolean may(String permission) {
        return permissions.test(permission);
    }

    /** Throws {@code REAUTHENTICATION_REQUIRED} unless the owner proved the account a short while ago, with all its factors. */
    public void mustBeProven() {
        if (!proof.suffices().getAsBoolean()) {
            throw Problem.reauthenticate(proof.life());
        }
    }

    /**
     * The last proof of the account behind a request.
     *
     * @param life how long a proof is recent
     */
    public record LastProof(Duration life, BooleanSupplier suffices) {}

    @Override
    public String toString() {
        return "Caller[" + id + "]";
    }
}
