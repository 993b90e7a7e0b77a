package org.warden.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.function.Supplier;
import org.warden.proof.AccountIdentityStore;

/** The identity stores of the server: ours, behind one of an operator's that may answer first. */
@ApplicationScoped
public class Stores implements IdentityStoreHandler {
    @Inject
    AccountIdentityStore ours;

    private String known;
    private Runnable meanwhile;

    /** The operator's store authenticates this user name, whatever the password. */
    public void authenticate(String username) {
        known = username;
    }

    /** The operator's store authenticates this user name during this work only. */
    public <T> T vouching(String username, Supplier<T> work) {
        String before = known;
        known = username;
        try {
            return work.get();
        } finally {
            known = before;
        }
    }

    /** This happens after a password was checked, and before its caller learns of it. */
    public void meanwhile(Runnable change) {
        meanwhile = change;
    }

    /** The stores of a new test. */
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
