package org.warden.token;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.warden.http.Gate;

/**
 * Finds out who calls, from {@code Authorization: Bearer} (RFC 6750, section 2.1). Never writes an answer: servers differ in
 * what they do after a mechanism did, so the reason of a refusal only waits for the gate.
 */
@ApplicationScoped
@Alternative
@Priority(Interceptor.Priority.APPLICATION + 1)
public class BearerMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "bearer ";

    @Inject
    TokenVerifier verifier;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return credentials(request)
                .map(token -> authenticate(token, request, context))
                .orElseGet(context::doNothing);
    }

    private AuthenticationStatus authenticate(String token, HttpServletRequest request, HttpMessageContext context) {
        TokenVerifier.Verdict verdict = verifier.verify(token);
        if (verdict.isRefused()) {
            request.setAttribute(Gate.REFUSED, verdict.refusal());
            return context.doNothing();
        }
        request.setAttribute(AccessToken.ATTRIBUTE, verdict.token());
        return context.notifyContainerAboutLogin(
                verdict.token(), verdict.token().getGroups());
    }

    /** What follows the scheme, which is written in any letter case (RFC 9110, section 11.1). */
    private static Optional<String> credentials(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        // A scheme without a token: Liberty leaves the space behind it, the others do not.
        if (headers.isEmpty() || !(headers.get(0) + " ").regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        // Two headers could be read differently by a proxy and by us: together they are no token.
        return Optional.of(
                headers.size() > 1
                        ? ""
                        : headers.get(0).substring(SCHEME.length() - 1).strip());
    }
}
