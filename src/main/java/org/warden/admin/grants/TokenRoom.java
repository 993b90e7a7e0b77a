package org.warden.admin.grants;

import java.util.List;
import java.util.stream.Stream;
import org.warden.account.RoleGrant;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** The room for names of roles in a token: servers refuse headers longer than 8 KiB. */
final class TokenRoom {
    private static final int LONGEST = 1_500;
    private static final int QUOTES_AND_COMMA = 3;

    private TokenRoom() {}

    /** Throws {@code TOO_MANY_ROLES} if the names of these roles and one more take too much room, as a JSON array. */
    static void require(List<RoleGrant> held, String more) {
        int length = 1
                + Stream.concat(held.stream().map(RoleGrant::role), Stream.of(more))
                        .distinct()
                        .mapToInt(name -> name.length() + QUOTES_AND_COMMA)
                        .sum();
        if (length > LONGEST) {
            throw new Problem(
                    ProblemType.TOO_MANY_ROLES,
                    "The names of all roles of the account would not fit into a token. Please give the account fewer roles.");
        }
    }
}
