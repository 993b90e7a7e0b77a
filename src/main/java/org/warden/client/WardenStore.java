package org.warden.client;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.warden.client.WardenCalls.Answer;

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

    private static final String REFUSAL = "org.warden.client.refusal";

    /** Longer texts are not sent: Warden would refuse them. */
    private static final int LONGEST_NAME = 254;

    private static final int LONGEST_SECRET = 1024;

    private static final System.Logger LOG = System.getLogger(WardenStore.class.getName());

    @Inject
    HttpServletRequest request;

    private WardenCalls warden;

    /**
     * Why the last login in this HTTP session was refused: the code of Warden's problem, such as {@code invalid-credentials},
     * {@code second-factor-required} or {@code password-change-required}; {@code unavailable} if Warden did not answer. Empty
     * before the first login and after a successful one.
     */
    public static Optional<String> refusal(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(REFUSAL) instanceof String code
                ? Optional.of(code)
                : Optional.empty();
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential login
                ? logIn(login)
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private CredentialValidationResult logIn(UsernamePasswordCredential login) {
        try {
            long asked = System.nanoTime();
            Answer answer = ask(login);
            if (answer.status() == 200) {
                return admit(WardenSession.opened(warden().address(), answer, asked));
            }
            return refuse(answer.problem());
        } catch (IOException outage) {
            LOG.log(System.Logger.Level.WARNING, "No login: {0}", outage.toString());
            return refuse(Answer.UNAVAILABLE);
        }
    }

    private Answer ask(UsernamePasswordCredential login) throws IOException {
        String password = login.getPasswordAsString();
        String code = Optional.ofNullable(request.getParameter(CODE)).orElse("").strip();
        if (login.getCaller().length() > LONGEST_NAME || password.length() + code.length() > LONGEST_SECRET) {
            return Answer.of("invalid-credentials");
        }
        JsonObjectBuilder body =
                Json.createObjectBuilder().add("email", login.getCaller()).add("password", password);
        if (!code.isEmpty()) {
            // An app shows six digits, often in two groups; a recovery code has letters.
            body.add(code.matches("[0-9 ]+") ? "code" : "recoveryCode", code);
        }
        return warden().logIn(body.build(), request.getRemoteAddr(), request.getHeader("User-Agent"));
    }

    /** The token is not verified: it comes from Warden itself, over a connection that the service has chosen. */
    private CredentialValidationResult admit(WardenSession opened) {
        HttpSession session = request.getSession();
        // An attacker may have given the browser the old id.
        request.changeSessionId();
        session.removeAttribute(REFUSAL);
        session.setAttribute(WardenSession.NAME, opened);
        return new CredentialValidationResult(opened.username(), opened.groups());
    }

    private CredentialValidationResult refuse(String code) {
        request.getSession().setAttribute(REFUSAL, code);
        return CredentialValidationResult.INVALID_RESULT;
    }

    private synchronized WardenCalls warden() {
        if (warden == null) {
            warden = WardenCalls.from(ConfigProvider.getConfig());
        }
        return warden;
    }
}
