package org.warden.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.warden.device.KnownDevices;
import org.warden.http.Cookies;
import org.warden.http.Requester;

/** Warden's accounts as an identity store of Jakarta Security. An operator may add other stores. */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {
    @Inject
    PasswordCheck passwords;

    @Inject
    HttpServletRequest http;

    /** Jakarta Security finds this method by the type of its parameter (Jakarta Security 3.0, section 3.2.1). */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        String device = Cookies.value(http, KnownDevices.COOKIE);
        char[] password = credential.getPassword().getValue();
        return passwords
                .check(credential.getCaller(), password, device, Requester.of(http))
                .map(AccountIdentityStore::valid)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private static CredentialValidationResult valid(Proof proof) {
        return new CredentialValidationResult(
                "warden", proof, null, proof.account().id().toString(), Set.copyOf(proof.roles()));
    }
}
