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
import org.warden.account.AccountIdentityStore.ProvenCaller;
import org.warden.account.Accounts.Entrant;
import org.warden.http.Requester;
import org.warden.lockout.PasswordGuess;
import org.warden.problem.Problem;

/**
 * Asks every identity store that the operator has set up, ours and others, through Jakarta Security. Never within an act: a
 * proof hashes, and what it writes must stay written whatever the caller does then.
 */
@ApplicationScoped
public class CredentialCheck {
    @Inject
    IdentityStoreHandler stores;

    @Inject
    Entrance entrance;

    @Inject
    PasswordGuess guess;

    /** The account that these credentials open, in whichever store they are kept. */
    public Optional<Entrant> prove(String login, String password) {
        return principal(login, password)
                .flatMap(caller -> caller instanceof ProvenCaller known
                        ? Optional.of(known.entrant())
                        : entrance.entrant(caller.getName()));
    }

    /**
     * The caller's own account, if this is its password and we keep it; see {@link Accounts#proven}. Throws {@code
     * INVALID_INPUT} that names {@code field} otherwise.
     */
    public Entrant owner(JsonWebToken caller, String field, String password) {
        return principal(caller.getName(), password)
                .filter(ProvenCaller.class::isInstance)
                .map(known -> ((ProvenCaller) known).entrant())
                .filter(own -> own.account().id().toString().equals(caller.getSubject()))
                .orElseThrow(() -> wrong(field));
    }

    /** The refusal of a wrong password, or of a proof that is out of date. */
    public static Problem wrong(String field) {
        return Problem.invalid(field, "is not the password of this account");
    }

    /** Records that correct credentials did not open the account, and the reason. */
    public void refuse(Entrant entrant, String reason, Requester requester) {
        guess.refuse(entrant.account().id(), reason, requester);
    }

    private Optional<CallerPrincipal> principal(String login, String password) {
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
}
