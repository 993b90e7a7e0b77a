package org.warden.client;

import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Logs users of a form in at Warden, and keeps their tokens in the HTTP session: see {@link WardenSession}. The name is a user
 * name or an e-mail address; the groups are the roles in the token. A form for accounts with a second factor has a third field,
 * {@value #CODE}. Use it with {@link WardenSessionFilter}, which ends the HTTP session when Warden ends its own.
 *
 * <p>Abstract, so that a service which only has this jar gets no store: extend it with a class that has a scope.
 */
public abstract class WardenStore implements IdentityStore {
    /** The parameter of the form with a code of the authenticator app, or a recovery code. */
    public static final String CODE = "j_code";

    @Inject
    HttpServletRequest request;

    private WardenCalls warden;

    /**
     * Why the last login in this HTTP session was refused: the code of Warden's problem, such as {@code invalid-credentials},
     * {@code second-factor-required} or {@code password-change-required}; {@code cross-site} if a page of another site sent the
     * form; {@code unavailable} if Warden did not answer. Empty
     * before the first login and after a successful one.
     */
    public static Optional<String> refusal(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(http -> http.getAttribute(FormLogin.REFUSAL))
                .map(String.class::cast);
    }

    /** Refuses the login instead of throwing if Warden does not answer. */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential login
                ? new FormLogin(warden(), request).validate(login.getCaller(), login.getPasswordAsString())
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private synchronized WardenCalls warden() {
        if (warden == null) {
            warden = WardenCalls.from(ConfigProvider.getConfig());
        }
        return warden;
    }
}
