package org.warden.authority;

import java.time.Instant;
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
    private final Function<Instant, Rights> lasting;

    /** @param lasting the caller's own rights that do not end before a time */
    Acting(Caller caller, Rights own, Function<UUID, Rights> rightsOf, Function<Instant, Rights> lasting) {
        this.caller = caller;
        this.id = caller.id();
        this.own = own;
        this.rightsOf = rightsOf;
        this.lasting = lasting;
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
     * Throws as {@link #mustBeProvenFor} does, then {@code BEYOND_AUTHORITY} unless the caller holds all these rights, which
     * the act takes or keeps.
     */
    public void mustHold(Rights rights) {
        mustBeProvenFor(rights);
        if (!own.include(rights)) {
            throw beyond("Callers can give and take only rights that they have.");
        }
    }

    /**
     * Throws as {@link #mustHold(Rights)} does, and {@code BEYOND_AUTHORITY} unless the caller holds all these rights, which
     * the act gives until this time, at least as long: otherwise a deputy could keep rights that end.
     */
    public void mustHold(Rights rights, Instant until) {
        mustHold(rights);
        if (!lasting.apply(until).include(rights)) {
            throw beyond("Callers can give rights for no longer than they have them.");
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

    /** Throws {@code BEYOND_AUTHORITY} if roles are added to a group that the caller is in. */
    public void mustNotGain(boolean isIn) {
        if (isIn) {
            throw beyond("Callers cannot add roles to a group that they are in.");
        }
    }

    private static Problem beyond(String detail) {
        return new Problem(ProblemType.BEYOND_AUTHORITY, detail);
    }
}
