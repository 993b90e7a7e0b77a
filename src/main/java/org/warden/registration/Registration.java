package org.warden.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.password.Admission;
import org.warden.password.PasswordHasher;
import org.warden.password.PasswordPolicy;
import org.warden.person.Person;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Role;
import org.warden.role.Roles;

/** Adds an account with the role every registration starts with. */
@Act
@Stateless
public class Registration {
    @Inject
    PasswordPolicy policy;

    @Inject
    Admission admission;

    @Inject
    PasswordHasher hasher;

    @Inject
    Accounts accounts;

    @Inject
    Roles roles;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** Throws {@code INVALID_INPUT} for a weak password, {@code EMAIL_TAKEN} or {@code USERNAME_TAKEN}. */
    public RegistrationView register(RegistrationRequest request) {
        Person person = request.person();
        policy.require("password", request.password(), person.names());
        return admission.admit(() -> add(person, request.password()));
    }

    /** Looks before it spends a hash on a name that is taken, and still may find it taken when it writes. */
    private RegistrationView add(Person person, String password) {
        accounts.taken(person).ifPresent(taken -> refuse(taken, person));
        Account account = new Account(ids.next(), person, hasher.hash(password.toCharArray()), clock.instant());
        account.give(roles.seeded(Role.USER));
        accounts.add(account).ifPresent(taken -> refuse(taken, person));
        return RegistrationView.of(account);
    }

    private static void refuse(ProblemType taken, Person person) {
        throw new Problem(
                taken,
                taken == ProblemType.EMAIL_TAKEN
                        ? "Email " + person.email() + " is already registered."
                        : "Username " + person.username() + " is already taken.");
    }
}
