package org.warden.session;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.warden.http.Client;
import org.warden.http.HttpSettings;
import org.warden.http.SameOrigin;
import org.warden.http.Throttle;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.token.EndedSessions;

/** Where credentials become tokens, and a refresh token becomes the next. A first-party login, not an OAuth grant. */
@Path("user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private static final String COOKIE = "cookie";

    @Inject
    Login login;

    @Inject
    Renewal renewal;

    @Inject
    EndedSessions ended;

    @Inject
    HttpSettings settings;

    @Inject
    Throttle throttle;

    @Inject
    HttpServletRequest http;

    @Inject
    Clock clock;

    /** With {@code transport=cookie} the refresh token goes into a cookie, for pages of ours. */
    @POST
    @Path("token")
    @PermitAll
    public Response issue(
            @QueryParam("transport") List<String> transport,
            @NotNull(message = "is required") @Valid TokenRequest request) {
        boolean cookie = !transport.isEmpty();
        if (cookie && !transport.equals(List.of(COOKIE))) {
            throw Problem.invalid("transport", "must be cookie, or left out");
        }
        if (cookie) {
            SameOrigin.require(http, settings);
        }
        throttle.take(Client.of(http));
        return answer(login.open(request, Client.of(http)), cookie);
    }

    /** With the token from the body, or else from the cookie; the next one goes the way this one came. */
    @POST
    @Path("refresh-token")
    @PermitAll
    @Consumes(MediaType.WILDCARD) // No body has no type; of what type one is, the reader asks.
    public Response renew(@CookieParam(RefreshCookie.NAME) String cookie, @Valid RefreshRequest request) {
        boolean sent = request != null && request.refreshToken() != null;
        if (!sent && cookie == null) {
            throw Problem.invalid("refreshToken", "is required, here or as a cookie");
        }
        if (!sent) {
            SameOrigin.requireForCookie(http, settings);
        }
        Renewal.Outcome outcome = renewal.renew(sent ? request.refreshToken() : cookie, Client.of(http));
        if (outcome.ended()) {
            ended.refresh();
        }
        return outcome.tokens()
                .map(view -> answer(view, !sent))
                .orElseThrow(() -> new Problem(ProblemType.INVALID_TOKEN, "The refresh token is not valid."));
    }

    private Response answer(TokenView view, boolean cookie) {
        if (!cookie) {
            return Response.ok(view).build();
        }
        Duration life = Duration.between(clock.instant(), view.refreshTokenExpiration());
        return Response.ok(view.withoutRefreshToken())
                .header("Set-Cookie", RefreshCookie.of(view.refreshToken(), life))
                .build();
    }
}
