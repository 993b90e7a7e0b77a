package org.warden.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.warden.account.Account;
import org.warden.account.AccountView;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;

/** Reads and changes the profile of the caller's own account. */
@Act
@Stateless
public class Profile {
    @Inject
    Accounts accounts;

    @Inject
    Events events;

    /** Returns the caller's account. Throws {@code INVALID_TOKEN} if it was deleted: a token may outlive its account. */
    public AccountView show(Caller caller) {
        return accounts.withId(caller.id()).map(AccountView::of).orElseThrow(Problem::invalidToken);
    }

    /** Changes the first name, the last name, or both. */
    public AccountView rename(Caller caller, NameRequest request, Requester requester) {
        if (request.firstName() == null && request.lastName() == null) {
            throw Problem.invalid("firstName", "is required unless lastName is present");
        }
        Account account = accounts.locked(caller.id()).orElseThrow(Problem::invalidToken);
        accounts.rename(account, request.firstName(), request.lastName());
        events.happened(Action.PROFILE_CHANGED, caller.id(), null, requester);
        return AccountView.of(account);
    }
}
