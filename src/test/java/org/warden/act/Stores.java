package org.warden.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.function.Supplier;
import org.warden.proof.AccountIdentityStore;

/** The identity stores of the server: that of an operator, which may answer first, and Warden's own. */
@ApplicationScoped
public class Stores implements IdentityStoreHandler {
    @Inject
    AccountIdentityStore ours;

    private String known;
    private Runnable meanwhile;

    /** Makes the operator's store answer all credentials with this user name. */
    public void authenticate(String username) {
        known = username;
    }

    /** Makes the operator's store answer with this user name while the work runs; returns the result of the work. */
    public <T> T vouching(String username, Supplier<T> work) {
        String before = known;
        known = username;
        try {
            return work.get();
        } finally {
            known = before;
        }
    }

    /** Runs this after each check of a password, before the caller gets the result. */
    public void meanwhile(Runnable change) {
        meanwhile = change;
    }

    /** Starts anew, for the next test. */
    void reset() {
        known = null;
        meanwhile = () -> {};
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        CredentialValidationResult result = known == null
                ? ours.validate((UsernamePasswordCredential) credential)
                : new CredentialValidationResult(known);
        meanwhile.run();
        return result;
    }
}
