package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.http.Client;

/** Asks every identity store that the operator has set up, ours and others, through Jakarta Security. */
@ApplicationScoped
public class CredentialCheck {
    @Inject
    IdentityStoreHandler stores;

    @Inject
    PasswordCheck passwords;

    @Inject
    Accounts accounts;

    /** Whom these credentials belong to, in whichever store they are kept; see {@link Accounts#entrant}. */
    public Optional<CallerPrincipal> prove(String login, String password) {
        UsernamePasswordCredential credential = new UsernamePasswordCredential(login, new Password(password));
        try {
            CredentialValidationResult result = stores.validate(credential);
            return result.getStatus() == CredentialValidationResult.Status.VALID
                    ? Optional.of(result.getCallerPrincipal())
                    : Optional.empty();
        } finally {
            credential.clear();
        }
    }

    /** The caller's own account, locked, where this is its password and we keep it; see {@link Accounts#provenHere}. */
    public Optional<Account> owner(JsonWebToken caller, String password) {
        return prove(caller.getName(), password)
                .flatMap(accounts::provenHere)
                .filter(own -> own.id().toString().equals(caller.getSubject()));
    }

    /** Notes that somebody who had proved who he is was not let in, and why, in a word of ours. */
    public void refuse(CallerPrincipal caller, String reason, Client client) {
        if (caller instanceof ProvenCaller known) {
            passwords.refuse(known, reason, client);
        }
    }
}
