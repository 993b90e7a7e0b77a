package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Our accounts as an identity store of Jakarta Security, beside which an operator may put others. */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {
    @Inject
    PasswordCheck passwords;

    /** Dispatched to by the type of its parameter (Jakarta Security 3.0, section 3.2.1). */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return passwords
                .check(credential.getCaller(), credential.getPassword().getValue())
                .map(AccountIdentityStore::valid)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private static CredentialValidationResult valid(Account account) {
        return new CredentialValidationResult(
                "warden", ProvenCaller.of(account), null, account.id().toString(), Set.copyOf(account.roleNames()));
    }
}
