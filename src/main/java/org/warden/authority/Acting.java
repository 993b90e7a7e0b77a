package org.warden.authority;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.warden.http.Caller;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Rights;

/** A caller in the transaction of an act, with the rights that count in it. Each method applies one rule. */
public final class Acting {
    private final Caller caller;
    private final UUID id;
    private final Rights own;
    private final Function<UUID, Rights> rightsOf;

    Acting(Caller caller, Rights own, Function<UUID, Rights> rightsOf) {
        this.caller = caller;
        this.id = caller.id();
        this.own = own;
        this.rightsOf = rightsOf;
    }

    /** The account of the caller. */
    public UUID id() {
        return id;
    }

    /** Throws {@code FORBIDDEN} unless the caller has this permission too. */
    public void mustHave(String permission) {
        if (!own.allow(permission)) {
            throw Problem.forbidden(List.of(permission));
        }
    }

    /**
     * Throws {@code REAUTHENTICATION_REQUIRED} if the act concerns rights over Warden itself and the caller's last proof is not
     * recent. Called before anything that depends on the account or the version, so that the refusals come in one order.
     */
    public void mustBeProvenFor(Rights rights) {
        if (rights.concernWarden()) {
            caller.mustBeProven();
        }
    }

    /**
     * Throws {@code BEYOND_AUTHORITY} unless the caller holds all these rights, which the act gives or takes, and before like
     * {@link #mustBeProvenFor}.
     */
    public void mustHold(Rights rights) {
        mustBeProvenFor(rights);
        if (!own.include(rights)) {
            throw beyond("Callers can give and take only rights that they have.");
        }
    }

    /** Throws {@code BEYOND_AUTHORITY} if this account has more rights than the caller. */
    public void mustReach(UUID account) {
        if (!account.equals(id) && !own.include(rightsOf.apply(account))) {
            throw beyond("The account has rights that the caller does not have.");
        }
    }

    /** Throws {@code BEYOND_AUTHORITY} if this is the caller's own account. */
    public void mustNotBe(UUID account) {
        if (account.equals(id)) {
            throw beyond("Callers cannot do this to their own account.");
        }
    }

    private static Problem beyond(String detail) {
        return new Problem(ProblemType.BEYOND_AUTHORITY, detail);
    }
}
