package org.warden.authority;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.warden.problem.ProblemType;

/**
 * One act of administration, done in one way, and what the rules say about it.
 *
 * @param act the class and the method
 * @param how tells it from other deeds by the same act
 * @param needed the permissions without which no caller may do it
 * @param onAccount whether it is about the target; otherwise it is about a role with the rights of the target
 * @param moved the rights that it gives or takes, from those of the target (R1)
 * @param notSelf whether callers cannot do it to themselves (R3)
 * @param demotes whether the target does not count as an administrator afterwards
 * @param toSelf the refusal of callers who may do it to themselves, but for another reason cannot; usually null
 * @param before brings the target into the state that the act changes
 */
record Deed(
        String act,
        String how,
        Set<String> needed,
        boolean onAccount,
        UnaryOperator<Set<String>> moved,
        boolean notSelf,
        boolean demotes,
        ProblemType toSelf,
        Consumer<Stage> before,
        Consumer<Stage> way) {
    /** A deed about an account, which moves no rights. */
    static Deed onAccount(String act, String permission, Consumer<Stage> way) {
        return new Deed(act, "", Set.of(permission), true, rights -> Set.of(), false, false, null, stage -> {}, way);
    }

    /** A deed that moves the rights of the target, but not to or from an account. */
    static Deed onRole(String act, String how, String permission, Consumer<Stage> way) {
        return new Deed(act, how, Set.of(permission), false, rights -> rights, false, false, null, stage -> {}, way);
    }

    Deed how(String other) {
        return new Deed(act, other, needed, onAccount, moved, notSelf, demotes, toSelf, before, way);
    }

    Deed needs(String more) {
        Set<String> all = new HashSet<>(needed);
        all.add(more);
        return new Deed(act, how, all, onAccount, moved, notSelf, demotes, toSelf, before, way);
    }

    /** Moves the rights of this role. */
    Deed moving(String role) {
        return new Deed(
                act, how, needed, onAccount, rights -> Who.ROLES.get(role), notSelf, demotes, toSelf, before, way);
    }

    Deed toOthersOnly() {
        return new Deed(act, how, needed, onAccount, moved, true, demotes, toSelf, before, way);
    }

    Deed demoting(boolean does) {
        return new Deed(act, how, needed, onAccount, moved, notSelf, does, toSelf, before, way);
    }

    Deed toSelf(ProblemType refusal) {
        return new Deed(act, how, needed, onAccount, moved, notSelf, demotes, refusal, before, way);
    }

    Deed after(Consumer<Stage> preparation) {
        return new Deed(act, how, needed, onAccount, moved, notSelf, demotes, toSelf, preparation, way);
    }

    @Override
    public String toString() {
        return how.isEmpty() ? act : act + " (" + how + ")";
    }
}
