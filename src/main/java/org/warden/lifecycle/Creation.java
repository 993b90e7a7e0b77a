package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.account.TakenMeanwhile;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Ids;
import org.warden.http.Requester;
import org.warden.person.Person;
import org.warden.problem.ProblemType;
import org.warden.role.Role;
import org.warden.role.Roles;

/** Creates accounts with the role of every new account. */
@ApplicationScoped
public class Creation {
    @Inject
    Accounts accounts;

    @Inject
    Roles roles;

    @Inject
    Ids ids;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Creates an account without storing it. */
    public Account draft(Person person, String passwordHash) {
        Account account = new Account(ids.next(), person, passwordHash, clock.instant());
        account.give(roles.seeded(Role.USER));
        return account;
    }

    /**
     * Stores a new account; returns, like {@link Accounts#taken}, which name was taken in the meantime. The transaction can
     * then write nothing more.
     *
     * @param subject the subject to record, or null
     */
    public Optional<ProblemType> add(Account account, String subject, Requester requester) {
        Optional<ProblemType> taken = accounts.add(account);
        if (taken.isEmpty()) {
            events.happened(Action.ACCOUNT_CREATED, account.id(), subject, requester);
        }
        return taken;
    }

    /** Stores an account that awaits confirmation. Throws {@link TakenMeanwhile} if the caller must try again. */
    public void addUnconfirmed(Account account, Requester requester) {
        account.awaitConfirmation();
        accounts.addOrTryAgain(account);
        events.happened(Action.ACCOUNT_CREATED, account.id(), null, requester);
    }
}
