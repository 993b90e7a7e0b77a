package org.warden.client;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.warden.client.WardenCalls.Answer;
import org.warden.client.WardenCalls.Device;

/** One login with a form: what the user typed, Warden's answer, and what the HTTP session keeps of it. */
record FormLogin(WardenCalls warden, HttpServletRequest request) {
    /** Attribute of the HTTP session: why the last login was refused. */
    static final String REFUSAL = "org.warden.client.refusal";

    /** Longer texts are not sent: Warden would refuse them. */
    private static final int LONGEST_NAME = 254;

    private static final int LONGEST_SECRET = 1024;
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final System.Logger LOG = System.getLogger(FormLogin.class.getName());

    CredentialValidationResult validate(String name, String password) {
        if (isFromElsewhere()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A login form of another site was refused: Sec-Fetch-Site {0}, Origin {1}, Host {2}",
                    printable("Sec-Fetch-Site"),
                    printable("Origin"),
                    printable("Host"));
            return refuse("cross-site");
        }
        String code = Optional.ofNullable(request.getParameter(WardenStore.CODE))
                .orElse("")
                .strip();
        if (name.length() > LONGEST_NAME || password.length() > LONGEST_SECRET || code.length() > LONGEST_SECRET) {
            return refuse("invalid-credentials");
        }
        try {
            long asked = System.nanoTime();
            Answer answer = warden.logIn(body(name, password, code), Device.of(request));
            return answer.status() == 200
                    ? admit(WardenSession.opened(warden.address(), answer, asked))
                    : refuse(answer.problem());
        } catch (IOException outage) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A login failed without an answer of Warden: {0}",
                    outage.getMessage());
            return refuse(Answer.UNAVAILABLE);
        }
    }

    /** A page of another site could log the user in to an account of its own. Old browsers send only the origin. */
    private boolean isFromElsewhere() {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site == null
                ? origin != null && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"))
                : !site.equals("same-origin") && !site.equals("none");
    }

    private String printable(String header) {
        String value = String.valueOf(request.getHeader(header)).replaceAll("[^!-~]", "?");
        return value.substring(0, Math.min(value.length(), LONGEST_NAME));
    }

    private static JsonObject body(String name, String password, String code) {
        JsonObjectBuilder body = JSON.createObjectBuilder().add("email", name).add("password", password);
        if (!code.isEmpty()) {
            // An app shows six digits, often in two groups; a recovery code has letters.
            body.add(code.matches("[0-9 ]+") ? "code" : "recoveryCode", code);
        }
        return body.build();
    }

    /** The token is not verified: it comes from Warden itself, over a connection that the service has chosen. */
    private CredentialValidationResult admit(WardenSession opened) {
        HttpSession http = request.getSession();
        // Against session fixation: an attacker may know the old id.
        request.changeSessionId();
        http.removeAttribute(REFUSAL);
        http.setAttribute(WardenSession.NAME, opened);
        return new CredentialValidationResult(opened.username(), opened.groups());
    }

    private CredentialValidationResult refuse(String problem) {
        request.getSession().setAttribute(REFUSAL, problem);
        return CredentialValidationResult.INVALID_RESULT;
    }
}
