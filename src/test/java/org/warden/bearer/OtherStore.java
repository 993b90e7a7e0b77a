package org.warden.bearer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** An operator's own store, asked before ours: it knows everybody by one password. */
@ApplicationScoped
public class OtherStore implements IdentityStore {
    static final String PASSWORD = "known to the other store";

    /** Dispatched to by the type of its parameter. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return credential.getPasswordAsString().equals(PASSWORD)
                ? new CredentialValidationResult(credential.getCaller())
                : CredentialValidationResult.INVALID_RESULT;
    }

    @Override
    public int priority() {
        return 50;
    }
}
