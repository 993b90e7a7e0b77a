package org.warden.registration;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.http.Client;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
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
    private static final UUID NOBODY = new UUID(0, 0);

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
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * Makes an account, which can be used at once. Throws {@code INVALID_INPUT} for a weak password, {@code EMAIL_TAKEN} or {@code
     * USERNAME_TAKEN}.
     */
    public RegistrationView register(RegistrationRequest request, Client client) {
        Person person = request.person();
        policy.require("password", request.password(), person.names());
        return admission.admit(() -> {
            // Looks before it spends a hash, and still may find the name taken when it writes.
            taken(person).ifPresent(taken -> refuse(taken, person));
            return RegistrationView.of(add(account(person, request.password()), person, client));
        });
    }

    /**
     * Makes an account that can be used when its address was confirmed. Nobody but the mailbox is told whether the address, or the user
     * name, had an account already: each way costs a hash and a mail. Throws {@code INVALID_INPUT} for a weak password, and {@link
     * TakenMeanwhile} where it is to be asked again.
     */
    public void invite(RegistrationRequest request, Client client) {
        Person person = request.person();
        policy.require("password", request.password(), person.names());
        admission.admit(() -> {
            Account account = account(person, request.password());
            Optional<ProblemType> taken = taken(person);
            if (taken.isPresent()) {
                decline(taken.get(), person, client);
            } else {
                account.awaitConfirmation();
                if (accounts.add(account).isPresent()) {
                    throw new TakenMeanwhile();
                }
                audit.record(Action.ACCOUNT_CREATED, account.id(), null, client);
                mail.send(Purpose.CONFIRM, account, client);
            }
            return account;
        });
    }

    private Account account(Person person, String password) {
        Account account = new Account(ids.next(), person, hasher.hash(password.toCharArray()), clock.instant());
        account.give(roles.seeded(Role.USER));
        return account;
    }

    private Optional<ProblemType> taken(Person person) {
        // In this order: who sees that an address was given up sees too that it may be taken back.
        return accounts.taken(person)
                .or(() -> links.isReserved(person.email(), NOBODY)
                        ? Optional.of(ProblemType.EMAIL_TAKEN)
                        : Optional.empty());
    }

    private Account add(Account account, Person person, Client client) {
        accounts.add(account).ifPresent(taken -> refuse(taken, person));
        audit.record(Action.ACCOUNT_CREATED, account.id(), null, client);
        return account;
    }

    /** By mail. Who waits for a confirmation must choose a password: the one that he waits with may be somebody else's. */
    private void decline(ProblemType taken, Person person, Client client) {
        Optional<Account> owner = accounts.withEmail(person.email());
        if (taken == ProblemType.USERNAME_TAKEN) {
            mail.tellNameTaken(person, client);
        } else if (owner.isPresent() && !owner.get().isUnconfirmed()) {
            mail.tellOwner(Purpose.CONFIRM, owner.get(), owner.get().email(), client);
        } else {
            mail.sendWhereSomebodyIs(Purpose.RESET, owner, person.email(), client);
        }
        audit.record(
                Action.REGISTRATION_REFUSED,
                owner.map(Account::id).orElse(null),
                taken == ProblemType.EMAIL_TAKEN ? "email" : "username",
                client);
    }

    private static void refuse(ProblemType taken, Person person) {
        throw new Problem(
                taken,
                taken == ProblemType.EMAIL_TAKEN
                        ? "Email " + person.email() + " is already registered."
                        : "Username " + person.username() + " is already taken.");
    }

    /** Somebody was faster to take a name, and nothing can be written any more; the next try will find it taken. */
    @ApplicationException(rollback = true)
    public static final class TakenMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
