package org.warden.lifecycle;

import org.warden.person.Person;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** The refusals of an address or a user name that another account has. */
public final class Taken {
    private Taken() {}

    /** The refusal {@code EMAIL_TAKEN}. */
    public static Problem email(String email) {
        return new Problem(ProblemType.EMAIL_TAKEN, "Email " + email + " is already registered.");
    }

    /** The refusal {@code USERNAME_TAKEN}. */
    public static Problem username(String username) {
        return new Problem(ProblemType.USERNAME_TAKEN, "Username " + username + " is already taken.");
    }

    /** The refusal of this person; {@code which} is {@code EMAIL_TAKEN} or {@code USERNAME_TAKEN}. */
    public static Problem of(ProblemType which, Person person) {
        return which == ProblemType.EMAIL_TAKEN ? email(person.email()) : username(person.username());
    }
}
