package org.warden.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.http.Client;
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
    AuditLog audit;

    @Inject
    Clock clock;

    /** Throws {@code INVALID_INPUT} for a weak password, {@code EMAIL_TAKEN} or {@code USERNAME_TAKEN}. */
    public RegistrationView register(RegistrationRequest request, Client client) {
        Person person = request.person();
        policy.require("password", request.password(), person.names());
        return admission.admit(() -> add(person, request.password(), client));
    }

    /** Looks before it spends a hash on a name that is taken, and still may find it taken when it writes. */
    private RegistrationView add(Person person, String password, Client client) {
        accounts.taken(person).ifPresent(taken -> refuse(taken, person));
        Account account = new Account(ids.next(), person, hasher.hash(password.toCharArray()), clock.instant());
        account.give(roles.seeded(Role.USER));
        accounts.add(account).ifPresent(taken -> refuse(taken, person));
        audit.record(Action.ACCOUNT_CREATED, account.id(), null, client);
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
