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
import org.warden.problem.Rule;

/**
 * Checks credentials with every configured identity store, Warden's and others, through Jakarta Security. Never called within
 * an act: it computes a hash, and its writes must survive a rollback of the caller.
 */
@ApplicationScoped
public class CredentialCheck {
    @Inject
    IdentityStoreHandler stores;

    @Inject
    AccountLookup lookup;

    @Inject
    PasswordGuess guess;

    /** Proves the account with these credentials, whichever store keeps them. Empty if they are refused. */
    public Optional<Proof> prove(String login, String password) {
        return principal(login, password)
                .flatMap(principal -> principal instanceof Proof proof ? Optional.of(proof) : known(principal));
    }

    /**
     * Proves the caller's own account with its password, by its present user name: the token may have an earlier one. Throws
     * {@code INVALID_INPUT} for {@code field} if the password is wrong or another store keeps it.
     */
    public Proof owner(Caller caller, String field, String password) {
        return lookup.username(caller.id())
                .flatMap(name -> principal(name, password))
                .filter(Proof.class::isInstance)
                .map(Proof.class::cast)
                .filter(proof -> proof.account().id().equals(caller.id()))
                .orElseThrow(() -> wrong(field));
    }

    /** The refusal of a wrong password or of an outdated proof. */
    public static Problem wrong(String field) {
        return Problem.invalid(field, Rule.WRONG_PASSWORD, "is not the password of this account");
    }

    /** Records why correct credentials did not open the account. */
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
