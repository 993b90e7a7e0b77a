package org.warden.bearer;

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
import java.util.UUID;
import org.warden.edge.EdgeSettings;
import org.warden.edge.Handshake;
import org.warden.edge.RequestMeter;
import org.warden.http.Caller;
import org.warden.http.Caller.LastProof;
import org.warden.http.Gate;
import org.warden.http.HttpSettings;
import org.warden.http.Requester;
import org.warden.http.SameOrigin;
import org.warden.http.TrustedProxies;
import org.warden.problem.Problem;
import org.warden.problem.ProblemBody;
import org.warden.problem.ProblemType;
import org.warden.proof.ProofSettings;
import org.warden.role.RolePermissions;
import org.warden.shutdown.Drain;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttle;
import org.warden.ticket.TicketUse;
import org.warden.ticket.Tickets.Holder;
import org.warden.token.AccessToken;
import org.warden.token.TokenVerifier.Verdict;

/**
 * Authenticates the caller by {@code Authorization: Bearer} (RFC 6750, section 2.1), by a ticket, or, if it is enabled, by
 * {@code Basic} (RFC 7617). Never writes an answer, because servers differ in what they do after a mechanism wrote one: it
 * leaves the reason of a refusal to the gate.
 */
@ApplicationScoped
@Alternative
@Priority(Interceptor.Priority.APPLICATION + 1)
public class BearerMechanism implements HttpAuthenticationMechanism {
    private static final String BEARER = "bearer";
    private static final String BASIC = "basic";

    /** Jakarta Authentication 3.0, section 3.8.4. */
    private static final String AUTH_TYPE = "jakarta.servlet.http.authType";

    @Inject
    TokenCheck tokens;

    @Inject
    TicketUse tickets;

    @Inject
    BasicLogin basic;

    @Inject
    BearerSettings settings;

    @Inject
    HttpSettings http;

    @Inject
    EdgeSettings edge;

    @Inject
    Drain drain;

    @Inject
    Throttle throttle;

    @Inject
    TrustedProxies proxies;

    @Inject
    RolePermissions permissions;

    @Inject
    StepUpCheck stepUp;

    @Inject
    ProofSettings proofs;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        RequestMeter.start(request);
        if (settings.basic()) {
            request.setAttribute(ProblemBody.CHALLENGE, BasicCredentials.CHALLENGE);
        }
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return Handshake.ticket(request, edge)
                    // The edge will refuse the request, and its ticket stays good for another node.
                    .filter(ticket -> !drain.isRefusing())
                    .map(ticket -> ticket(ticket, request, context))
                    .orElseGet(context::doNothing);
        }
        // Without a type Open Liberty decodes Basic for its audit, and answers 500 if it cannot.
        context.getMessageInfo().getMap().put(AUTH_TYPE, "Bearer");
        // If there are two headers, a proxy may read the other one: neither is accepted.
        String rest = headers.size() > 1 ? "" : headers.get(0);
        if (isOf(BEARER, headers.get(0))) {
            return bearer(after(BEARER, rest), request, context);
        }
        return settings.basic() && isOf(BASIC, headers.get(0))
                ? basic(after(BASIC, rest), request, context)
                : context.doNothing();
    }

    private AuthenticationStatus bearer(String token, HttpServletRequest request, HttpMessageContext context) {
        Verdict verdict = tokens.check(token);
        if (verdict.isRefused()) {
            request.setAttribute(Gate.REFUSED, verdict.refusal());
            return context.doNothing();
        }
        return authenticated(verdict.token(), request, context);
    }

    /** Exchanges the ticket for an access token, which passes the usual checks. */
    private AuthenticationStatus ticket(String ticket, HttpServletRequest request, HttpMessageContext context) {
        try {
            Requester.identify(request, proxies);
            Requester requester = Requester.of(request);
            throttle.take(Cost.WRITE, requester);
            Optional<Holder> holder = tickets.of(ticket, requester);
            if (holder.isPresent()) {
                Handshake.useTicket(request);
                return bearer(holder.get().token().token(), request, context);
            }
            request.setAttribute(Gate.REFUSED, "ticket");
        } catch (RuntimeException failure) {
            request.setAttribute(Gate.FAILED, failure);
        }
        return context.doNothing();
    }

    /**
     * Refuses requests from pages of other origins, because a browser adds stored credentials to them too. Leaves failures to
     * the gate, because each server answers an exception of a mechanism in its own way.
     */
    private AuthenticationStatus basic(String credentials, HttpServletRequest request, HttpMessageContext context) {
        try {
            SameOrigin.require(request, http);
            Requester.identify(request, proxies);
            Requester requester = Requester.of(request);
            throttle.take(Cost.HASH, requester);
            Optional<AccessToken> caller = BasicCredentials.read(credentials)
                    .flatMap(sent -> basic.open(sent.login(), sent.password(), requester));
            if (caller.isPresent()) {
                throttle.giveBack(Cost.HASH, requester);
                return authenticated(caller.get(), request, context);
            }
            request.setAttribute(Gate.FAILED, new Problem(ProblemType.INVALID_CREDENTIALS, "Incorrect credentials."));
        } catch (RuntimeException failure) {
            request.setAttribute(Gate.FAILED, failure);
        }
        return context.doNothing();
    }

    private AuthenticationStatus authenticated(
            AccessToken token, HttpServletRequest request, HttpMessageContext context) {
        request.setAttribute(Caller.TOKEN, token);
        request.setAttribute(
                Caller.ATTRIBUTE,
                new Caller(
                        UUID.fromString(token.getSubject()),
                        token.getName(),
                        AccessToken.session(token),
                        permission -> permissions.allow(token.getGroups(), permission),
                        new LastProof(proofs.life(), () -> stepUp.suffices(token))));
        return context.notifyContainerAboutLogin(token, token.getGroups());
    }

    /**
     * The scheme may have any letter case (RFC 9110, section 11.1). If nothing follows it, Liberty keeps the space after it;
     * other servers strip it.
     */
    private static boolean isOf(String scheme, String header) {
        return (header + " ").regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1);
    }

    private static String after(String scheme, String header) {
        return header.substring(Math.min(scheme.length(), header.length())).strip();
    }
}
