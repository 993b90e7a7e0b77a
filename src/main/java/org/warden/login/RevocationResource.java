package org.warden.login;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.warden.bearer.TokenCheck;
import org.warden.http.Answers;
import org.warden.http.Caller;
import org.warden.http.Cookies;
import org.warden.http.Gate;
import org.warden.http.HttpSettings;
import org.warden.http.Reads;
import org.warden.http.Requester;
import org.warden.http.SameOrigin;
import org.warden.json.MessageView;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.problem.Rule;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoint that revokes a token (RFC 7009). The holder of a token may end its session. */
@Path("user")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RevocationResource {
    @Inject
    SessionEnd end;

    @Inject
    TokenCheck tokens;

    @Inject
    HttpSettings settings;

    @Inject
    HttpServletRequest http;

    /**
     * Ends the session of a token: the one in the body, else the one in the cookie, which is then deleted, else the caller's
     * own. The answer is the same for an unknown token.
     */
    @POST
    @Path("revoke-token")
    @Throttled(Cost.ENDING)
    @PermitAll
    @Refuses({ProblemType.INVALID_TOKEN, ProblemType.CROSS_SITE})
    @Consumes(MediaType.WILDCARD) // An empty body has no type; the reader checks the type of any other.
    @Answers(view = MessageView.class, sometimes = "Set-Cookie")
    @Reads(
            cookies = HostCookie.REFRESH,
            headers = {"Authorization", "X-Requested-With"})
    public Response revoke(@Valid RevokeRequest request) {
        Response.ResponseBuilder answer = Response.ok(new MessageView("Token revoked"));
        boolean sent = request != null && request.token() != null;
        String cookie = Cookies.value(http, HostCookie.REFRESH);
        if (sent) {
            revoke(request.token());
        } else if (cookie != null) {
            SameOrigin.requireForCookie(http, settings);
            end.revoke(cookie, Requester.of(http));
            answer.header("Set-Cookie", HostCookie.none(HostCookie.REFRESH));
        } else {
            end.end(own(), Requester.of(http));
        }
        return answer.build();
    }

    /** An access token has dots, a refresh token has none. */
    private void revoke(String token) {
        if (token.indexOf('.') < 0) {
            end.revoke(token, Requester.of(http));
        } else {
            tokens.session(token).ifPresent(session -> end.end(session, Requester.of(http)));
        }
    }

    private UUID own() {
        if (http.getAttribute(Gate.REFUSED) != null) {
            throw Problem.invalidToken();
        }
        return Caller.find(http)
                .flatMap(Caller::session)
                .orElseThrow(() -> Problem.invalid(
                        "token",
                        Rule.REQUIRED,
                        "is required: in the body, as a cookie or as the bearer token of the request"));
    }
}
