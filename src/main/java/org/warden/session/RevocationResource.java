package org.warden.session;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.MessageView;
import org.warden.http.Client;
import org.warden.http.Gate;
import org.warden.http.HttpSettings;
import org.warden.http.SameOrigin;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.token.AccessToken;
import org.warden.token.EndedSessions;
import org.warden.token.TokenCheck;

/** Where a token is given back (RFC 7009): whoever holds it may end its session. */
@Path("user")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RevocationResource {
    @Inject
    SessionEnd end;

    @Inject
    TokenCheck tokens;

    @Inject
    EndedSessions ended;

    @Inject
    HttpSettings settings;

    @Inject
    HttpServletRequest http;

    @Inject
    JsonWebToken caller;

    /** The token of the body, or else of the cookie, which is taken away then, or else the caller's own. */
    @POST
    @Path("revoke-token")
    @PermitAll
    @Consumes(MediaType.WILDCARD) // No body has no type; of what type one is, the reader asks.
    public Response revoke(@CookieParam(HostCookie.REFRESH) String cookie, @Valid RevokeRequest request) {
        Response.ResponseBuilder answer = Response.ok(new MessageView("Token revoked"));
        boolean sent = request != null && request.token() != null;
        boolean anew;
        if (sent) {
            anew = revoke(request.token());
        } else if (cookie != null) {
            SameOrigin.requireForCookie(http, settings);
            anew = end.revoke(cookie, Client.of(http));
            answer.header("Set-Cookie", HostCookie.none(HostCookie.REFRESH));
        } else {
            anew = end.end(own(), Client.of(http));
        }
        if (anew) {
            ended.refresh();
        }
        return answer.build();
    }

    /** An access token has dots, a refresh token has none. */
    private boolean revoke(String token) {
        if (token.indexOf('.') < 0) {
            return end.revoke(token, Client.of(http));
        }
        return tokens.session(token)
                .filter(session -> end.end(session, Client.of(http)))
                .isPresent();
    }

    private UUID own() {
        if (http.getAttribute(Gate.REFUSED) != null) {
            throw new Problem(ProblemType.INVALID_TOKEN, "The access token is not valid.");
        }
        Optional<UUID> session = AccessToken.session(caller);
        return session.orElseThrow(
                () -> Problem.invalid("token", "is required, here, as a cookie or as the caller's access token"));
    }
}
