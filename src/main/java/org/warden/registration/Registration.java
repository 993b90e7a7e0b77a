package org.warden.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.Creation;
import org.warden.lifecycle.Taken;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.person.Person;
import org.warden.problem.ProblemType;

/** Registers accounts with the role of every new account. */
@Act
@Stateless
public class Registration {
    private static final UUID NO_ACCOUNT = new UUID(0, 0);

    @Inject
    Accounts accounts;

    @Inject
    Creation creation;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Throws {@code EMAIL_TAKEN} or {@code USERNAME_TAKEN} before a password is hashed; {@link #register} may still throw them.
     */
    public void requireFree(Person person) {
        taken(person).ifPresent(taken -> {
            throw Taken.of(taken, person);
        });
    }

    /** Creates an account that can be used at once. Throws {@code EMAIL_TAKEN} or {@code USERNAME_TAKEN}. */
    public RegistrationView register(Person person, String passwordHash, Requester requester) {
        requireFree(person);
        Account account = creation.draft(person, passwordHash);
        creation.add(account, null, requester).ifPresent(taken -> {
            throw Taken.of(taken, person);
        });
        return RegistrationView.of(account);
    }

    /**
     * Creates an account that can be used once its address is confirmed. Only the mailbox learns whether the address or the
     * user name was taken: each case costs a hash and a mail. An unconfirmed account does not hold its user name, so that a
     * second registration does not reveal the outcome of the first. Throws {@code TakenMeanwhile} if the caller must try again.
     */
    public UUID invite(Person person, String passwordHash, Requester requester) {
        Account account = creation.draft(person, passwordHash);
        Optional<ProblemType> taken = taken(person);
        if (taken.isPresent()) {
            decline(taken.get(), person, requester);
        } else {
            creation.addUnconfirmed(account, requester);
            mail.send(Purpose.CONFIRM, account, requester);
        }
        return account.id();
    }

    private Optional<ProblemType> taken(Person person) {
        // In this order: a transaction that sees that an address was given up also sees that it is reserved.
        return accounts.taken(person)
                .or(() -> links.isReserved(person.email(), NO_ACCOUNT)
                        ? Optional.of(ProblemType.EMAIL_TAKEN)
                        : Optional.empty());
    }

    /**
     * Answers by mail. The owner of an unconfirmed account gets a link to choose a new password, because another person may
     * have set the present one.
     */
    private void decline(ProblemType taken, Person person, Requester requester) {
        Optional<Account> owner = accounts.withEmail(person.email());
        if (taken == ProblemType.USERNAME_TAKEN) {
            mail.tellNameTaken(person, requester);
        } else if (owner.isPresent() && !owner.get().isUnconfirmed()) {
            mail.tellOwner(Purpose.CONFIRM, owner.get(), owner.get().email(), requester);
        } else {
            Optional<Account> open = owner.filter(account -> !account.standing().isShut(clock.instant()));
            mail.sendIfKnown(Purpose.RESET, open, person.email(), requester);
        }
        events.happened(
                Action.REGISTRATION_REFUSED,
                owner.map(Account::id).orElse(null),
                taken == ProblemType.EMAIL_TAKEN ? "email" : "username",
                requester);
    }
}
