package org.warden.authority;

import java.util.Set;
import java.util.stream.Stream;
import org.warden.problem.ProblemType;

/**
 * One cell of the table.
 *
 * @param target null for the caller
 */
record Cell(Deed deed, Who caller, Who target) {
    /** The cells of these deeds. */
    static Stream<Cell> of(Stream<Deed> deeds) {
        return deeds.flatMap(deed -> Who.CALLERS.stream()
                .flatMap(caller -> Stream.concat(
                        Who.TARGETS.stream().map(target -> new Cell(deed, caller, target)),
                        Stream.of(new Cell(deed, caller, null)))));
    }

    /** The kind of the target, also if it is the caller. */
    Who on() {
        return target == null ? caller : target;
    }

    /** What the rules say: the refusal, or null. The order of the refusals is that of the manual. */
    ProblemType expected() {
        Set<String> own = caller.rightsInForce();
        if (!Who.includes(own, deed.needed())) {
            return ProblemType.FORBIDDEN;
        }
        if (deed.onAccount() && on() == Who.ANONYMOUS) {
            return ProblemType.ACCOUNT_NOT_FOUND;
        }
        boolean self = target == null;
        boolean tooMuch = !Who.includes(own, deed.moved().apply(on().rights()));
        boolean tooHigh = deed.onAccount() && !self && !Who.includes(own, on().rights());
        if (tooMuch || tooHigh || (self && deed.notSelf())) {
            return ProblemType.BEYOND_AUTHORITY;
        }
        if (self) {
            return deed.toSelf();
        }
        return deed.demotes() && target == Who.LAST_ADMINISTRATOR ? ProblemType.LAST_ADMINISTRATOR : null;
    }

    @Override
    public String toString() {
        return caller + " " + deed + " " + (target == null ? "SELF" : target);
    }
}
