package org.warden.authority;

import java.util.UUID;
import java.util.function.Function;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Rights;

/** A caller in the transaction of an act, with the rights that count in it. Each method applies one rule. */
public final class Acting {
    private final UUID id;
    private final Rights own;
    private final Function<UUID, Rights> rightsOf;

    Acting(UUID id, Rights own, Function<UUID, Rights> rightsOf) {
        this.id = id;
        this.own = own;
        this.rightsOf = rightsOf;
    }

    /** The account of the caller. */
    public UUID id() {
        return id;
    }

    /** Throws {@code BEYOND_AUTHORITY} unless the caller holds all these rights, which the act gives or takes. */
    public void mustHold(Rights rights) {
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
