package org.warden.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;
import org.warden.problem.Problem;

/**
 * Asks every identity store that the operator has set up, ours and others, through Jakarta Security. It is never called within
 * an act: it computes a hash, and what it writes must stay written if the caller's transaction rolls back.
 */
@ApplicationScoped
public class CredentialCheck {
    @Inject
    IdentityStoreHandler stores;

    @Inject
    AccountLookup lookup;

    @Inject
    PasswordGuess guess;

    /** The account that these credentials open, in whichever store they are kept. */
    public Optional<Proof> prove(String login, String password) {
        return principal(login, password)
                .flatMap(principal -> principal instanceof Proof proof ? Optional.of(proof) : known(principal));
    }

    /**
     * The caller's own account, if this is its password and our store keeps it. Throws {@code INVALID_INPUT} that names {@code
     * field} otherwise.
     */
    public Proof owner(Caller caller, String field, String password) {
        return principal(caller.name(), password)
                .filter(Proof.class::isInstance)
                .map(Proof.class::cast)
                .filter(proof -> proof.account().id().equals(caller.id()))
                .orElseThrow(() -> wrong(field));
    }

    /** The refusal of a wrong password, or of a proof that is out of date. */
    public static Problem wrong(String field) {
        return Problem.invalid(field, "is not the password of this account");
    }

    /** Records that correct credentials did not open the account, and the reason. */
    public void refuse(Proof proof, Refusal reason, Requester requester) {
        guess.refuse(proof.account().id(), reason, requester);
    }

    private Optional<Proof> known(CallerPrincipal principal) {
        return lookup.authenticated(principal.getName())
                .map(found -> PasswordCheck.proof(
                        found, new Proof.Guesses(found.account().id(), found.guessed()), found.seen()));
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
