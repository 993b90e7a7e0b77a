package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.warden.account.Accounts.Entrant;
import org.warden.device.KnownDevices;
import org.warden.http.Cookies;
import org.warden.http.Requester;

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
                .check(
                        credential.getCaller(),
                        credential.getPassword().getValue(),
                        Cookies.value(http, KnownDevices.COOKIE),
                        Requester.of(http))
                .map(AccountIdentityStore::valid)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private static CredentialValidationResult valid(Entrant entrant) {
        return new CredentialValidationResult(
                "warden",
                new ProvenCaller(entrant),
                null,
                entrant.account().id().toString(),
                Set.copyOf(entrant.roles()));
    }

    /** The principal of this store, and the account as it was when its password was proved. */
    static final class ProvenCaller extends CallerPrincipal {
        private final Entrant entrant;

        ProvenCaller(Entrant entrant) {
            super(entrant.account().username());
            this.entrant = entrant;
        }

        Entrant entrant() {
            return entrant;
        }
    }
}
