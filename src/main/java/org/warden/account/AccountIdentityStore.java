package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Stream;
import org.warden.device.KnownDevices;
import org.warden.http.Client;

/** Our accounts as an identity store of Jakarta Security, beside which an operator may put others. */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {
    @Inject
    PasswordCheck passwords;

    @Inject
    HttpServletRequest http;

    /** Dispatched to by the type of its parameter (Jakarta Security 3.0, section 3.2.1). */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return passwords
                .check(credential.getCaller(), credential.getPassword().getValue(), device(), Client.of(http))
                .map(AccountIdentityStore::valid)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private String device() {
        Cookie[] cookies = http.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(KnownDevices.COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private static CredentialValidationResult valid(ProvenCaller caller) {
        return new CredentialValidationResult(
                "warden", caller, null, caller.account().id().toString(), Set.copyOf(caller.roles()));
    }
}
