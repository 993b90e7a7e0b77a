package org.warden.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.List;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.token.Tokens;

/** Opens a session for somebody who proves who he is. */
@Act
@Stateless
public class Login {
    private static final List<String> PASSWORD = List.of("pwd");

    @Inject
    IdentityStoreHandler stores;

    @Inject
    Accounts accounts;

    @Inject
    Tokens tokens;

    @Inject
    Ids ids;

    /** Throws {@code INVALID_CREDENTIALS} for every reason alike. */
    public TokenView open(TokenRequest request) {
        if ((request.email() == null) == (request.username() == null)) {
            throw Problem.invalid("email", "is required, or username instead of it, not both");
        }
        Account account = proven(request)
                .flatMap(accounts::named)
                .orElseThrow(() -> new Problem(
                        ProblemType.INVALID_CREDENTIALS, "Incorrect Credentials for user " + request.login() + "."));
        return TokenView.of(account, tokens.issue(account, ids.next(), PASSWORD), tokens.life());
    }

    /** The user name that the credentials belong to, in whichever store they are kept. */
    private Optional<String> proven(TokenRequest request) {
        UsernamePasswordCredential credential =
                new UsernamePasswordCredential(request.login(), new Password(request.password()));
        try {
            CredentialValidationResult result = stores.validate(credential);
            return result.getStatus() == CredentialValidationResult.Status.VALID
                    ? Optional.of(result.getCallerPrincipal().getName())
                    : Optional.empty();
        } finally {
            credential.clear();
        }
    }
}
