package org.warden.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.warden.database.Act;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** What somebody may know of his own account. */
@Act
@Stateless
public class Profile {
    @Inject
    Accounts accounts;

    /** The account with this id; a token outlives a deleted account, and opens nothing then. */
    public AccountView show(UUID id) {
        return accounts.withId(id)
                .map(AccountView::of)
                .orElseThrow(() -> new Problem(ProblemType.INVALID_TOKEN, "The access token is not valid."));
    }
}
