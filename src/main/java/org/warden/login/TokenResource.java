package org.warden.login;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.warden.device.KnownDevices;
import org.warden.http.Answers;
import org.warden.http.Cookies;
import org.warden.http.HttpSettings;
import org.warden.http.Reads;
import org.warden.http.Requester;
import org.warden.http.SameOrigin;
import org.warden.json.ParsedAs;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.problem.Rule;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/**
 * The endpoints that exchange credentials for tokens, and a refresh token for the next. A first-party login, not an OAuth
 * grant.
 */
@Path("user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private static final String COOKIE = "cookie";
    private static final Duration DEVICE_LIFE = Duration.ofDays(365);

    @Inject
    Login login;

    @Inject
    Renewal renewal;

    @Inject
    HttpSettings settings;

    @Inject
    HttpServletRequest http;

    @Inject
    Clock clock;

    /**
     * Logs in. With {@code transport=cookie} the refresh token is sent in a cookie, for Warden's own pages. Every answer sets a
     * cookie that identifies the device at later logins.
     *
     * @param transport {@code cookie} sends the refresh token in a cookie instead of the body
     */
    @POST
    @Path("token")
    @Throttled(Cost.HASH)
    @PermitAll
    @Refuses({
        ProblemType.INVALID_CREDENTIALS,
        ProblemType.SECOND_FACTOR_REQUIRED,
        ProblemType.PASSWORD_CHANGE_REQUIRED,
        ProblemType.CROSS_SITE
    })
    @Answers(view = TokenView.class, headers = "Set-Cookie")
    @Reads(cookies = KnownDevices.COOKIE)
    public Response issue(
            @QueryParam("transport") @ParsedAs(words = COOKIE) List<String> transport,
            @NotNull(message = "is required") @Valid TokenRequest request) {
        boolean cookie = !transport.isEmpty();
        if (cookie && !transport.equals(List.of(COOKIE))) {
            throw Problem.invalid("transport", Rule.CHOICE, "must be cookie, or left out");
        }
        if (cookie) {
            SameOrigin.require(http, settings);
        }
        if ((request.email() == null) == (request.username() == null)) {
            throw Problem.invalid("email", Rule.REQUIRED, "is required unless username is sent; send only one of them");
        }
        Login.Opened opened = login.open(request, Cookies.value(http, KnownDevices.COOKIE), Requester.of(http));
        return answer(opened.tokens(), cookie)
                .header("Set-Cookie", HostCookie.of(KnownDevices.COOKIE, opened.device(), DEVICE_LIFE))
                .build();
    }

    /** Renews a session with the refresh token in the body, or else in the cookie. The next token is sent the same way. */
    @POST
    @Path("refresh-token")
    @Throttled(Cost.WRITE)
    @PermitAll
    @Refuses({ProblemType.INVALID_TOKEN, ProblemType.CROSS_SITE})
    @Consumes(MediaType.WILDCARD) // An empty body has no type; the reader checks the type of any other.
    @Answers(view = TokenView.class, sometimes = "Set-Cookie")
    @Reads(cookies = HostCookie.REFRESH, headers = "X-Requested-With")
    public Response renew(@Valid RefreshRequest request) {
        String cookie = Cookies.value(http, HostCookie.REFRESH);
        boolean sent = request != null && request.refreshToken() != null;
        if (!sent && cookie == null) {
            throw Problem.invalid("refreshToken", Rule.REQUIRED, "is required: in the body or as a cookie");
        }
        if (!sent) {
            SameOrigin.requireForCookie(http, settings);
        }
        return renewal.renew(sent ? request.refreshToken() : cookie, Requester.of(http))
                .map(view -> answer(view, !sent).build())
                .orElseThrow(() -> new Problem(ProblemType.INVALID_TOKEN, "The refresh token is not valid."));
    }

    private Response.ResponseBuilder answer(TokenView view, boolean cookie) {
        if (!cookie) {
            return Response.ok(view);
        }
        Duration life = Duration.between(clock.instant(), view.refreshTokenExpiration());
        return Response.ok(view.withoutRefreshToken())
                .header("Set-Cookie", HostCookie.of(HostCookie.REFRESH, view.refreshToken(), life));
    }
}
