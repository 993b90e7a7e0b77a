package org.warden.bearer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** An operator's identity store that is asked before Warden's. It accepts every user with one password. */
@ApplicationScoped
public class OtherStore implements IdentityStore {
    static final String PASSWORD = "known to the other store";

    /** Jakarta Security finds this method by the type of its parameter. */
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
