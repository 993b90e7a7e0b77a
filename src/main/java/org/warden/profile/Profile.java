package org.warden.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.warden.account.Account;
import org.warden.account.AccountView;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.account.RoleSources;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/** Reads and changes the profile of the caller's own account. */
@Act
@Stateless
public class Profile {
    @Inject
    Accounts accounts;

    @Inject
    RoleSources roles;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Returns the caller's account. Throws {@code INVALID_TOKEN} if it was deleted: a token may outlive its account. */
    public AccountView show(Caller caller) {
        return accounts.withId(caller.id())
                .map(account -> view(account, caller))
                .orElseThrow(Problem::invalidToken);
    }

    /** Changes the first name, the last name, or both. */
    public AccountView rename(Caller caller, NameRequest request, Requester requester) {
        if (request.firstName() == null && request.lastName() == null) {
            throw Problem.invalid("firstName", Rule.REQUIRED, "is required unless lastName is present");
        }
        Account account = accounts.locked(caller.id()).orElseThrow(Problem::invalidToken);
        accounts.rename(account, request.firstName(), request.lastName());
        events.happened(Action.PROFILE_CHANGED, caller.id(), null, requester);
        return view(account, caller);
    }

    /** Leaves out rights that are not in force in this session, such as those of a role that requires a second factor. */
    private AccountView view(Account account, Caller caller) {
        Instant now = clock.instant();
        return AccountView.of(
                account,
                roles.of(account.id(), now),
                roles.rights(account.id(), now).in(caller::may).sorted());
    }
}
