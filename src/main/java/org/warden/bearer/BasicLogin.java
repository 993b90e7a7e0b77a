package org.warden.bearer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.warden.account.Accounts.Entrant;
import org.warden.account.CredentialCheck;
import org.warden.http.Requester;
import org.warden.token.AccessToken;

/** Authenticates one request by user name and password. It opens no session, and costs a hash each time. */
@ApplicationScoped
public class BasicLogin {
    @Inject
    CredentialCheck credentials;

    @Inject
    BasicEntry entry;

    /**
     * The caller whom these credentials open, or nothing for every reason alike: that more than a password is needed is one.
     */
    public Optional<AccessToken> open(String login, String password, Requester requester) {
        return credentials.prove(login, password).flatMap(proven -> enter(proven, requester));
    }

    /** A refusal is recorded when the act that found it is over: within it, it would need a second connection. */
    private Optional<AccessToken> enter(Entrant proven, Requester requester) {
        boolean second = proven.account().needsSecondFactor();
        Optional<AccessToken> caller = second ? Optional.empty() : entry.enter(proven);
        if (caller.isEmpty()) {
            credentials.refuse(proven, second ? "second factor" : "changed", requester);
        }
        return caller;
    }
}
