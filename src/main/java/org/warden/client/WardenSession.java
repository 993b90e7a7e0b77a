package org.warden.client;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.warden.client.WardenCalls.Answer;

/**
 * The tokens of a user who has logged in with {@link WardenStore}, in the HTTP session. Warden's session ends when the HTTP
 * session is invalidated or times out.
 */
public final class WardenSession implements Serializable, HttpSessionBindingListener {
    static final String NAME = "org.warden.client.session";

    private static final long serialVersionUID = 1;
    private static final long LONGEST_LIFE = Duration.ofDays(1).toSeconds();
    private static final System.Logger LOG = System.getLogger(WardenSession.class.getName());

    private final URI warden;
    private final String accessToken;
    private final String refreshToken;
    private final String id;
    private final String username;
    private final Set<String> groups;

    /** Null after the HTTP session was stored or moved to another JVM, where these times mean nothing. */
    private final transient Times times;

    /** Warden has ended its session already. */
    private transient volatile boolean over;

    private WardenSession(URI warden, Answer answer, JsonObject claims, Times times) {
        this.warden = warden;
        accessToken = answer.body().getString("token");
        refreshToken = answer.body().getString("refreshToken");
        id = claims.getString("sid");
        username = claims.getString("upn");
        groups = Set.copyOf(claims.getJsonArray("groups").getValuesAs(JsonString::getString));
        this.times = times;
    }

    /** What the server knows from the login stays: the user name and the groups. */
    private WardenSession(WardenSession login, WardenSession tokens, Times times) {
        warden = tokens.warden;
        accessToken = tokens.accessToken;
        refreshToken = tokens.refreshToken;
        id = tokens.id;
        username = login.username;
        groups = login.groups;
        this.times = times;
    }

    /** The session of the caller of this request; empty if they have not logged in. */
    public static Optional<WardenSession> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).flatMap(WardenSession::in);
    }

    static Optional<WardenSession> in(HttpSession http) {
        try {
            return http.getAttribute(NAME) instanceof WardenSession session ? Optional.of(session) : Optional.empty();
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    /** Logs the caller out: of the server, of the HTTP session and of Warden. */
    public static void end(HttpServletRequest request) throws ServletException {
        request.logout();
        HttpSession http = request.getSession(false);
        if (http != null) {
            http.invalidate();
        }
    }

    /**
     * The session that this answer opens or renews.
     *
     * @param asked the time of the call, in nanoseconds
     */
    static WardenSession opened(URI warden, Answer answer, long asked) throws IOException {
        try {
            String token = answer.body().getString("token");
            String claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
            long life = Math.min(answer.body().getInt("expiresIn"), LONGEST_LIFE);
            long nanos = Duration.ofSeconds(life).toNanos();
            return new WardenSession(
                    warden,
                    answer,
                    WardenCalls.object(Base64.getUrlDecoder().decode(claims)),
                    new Times(asked, asked + nanos / 2, asked + nanos));
        } catch (RuntimeException incomplete) {
            // Without its message, which may contain the token.
            throw new IOException("The answer of " + warden + " has no tokens: " + incomplete.getClass());
        }
    }

    /** The same session, known to live at this time. */
    WardenSession alive(long now) {
        return new WardenSession(this, this, new Times(now, times.renewal, times.expiry));
    }

    /** The same session, not to be renewed before this pause is over. */
    WardenSession later(long now, long pause) {
        return new WardenSession(this, this, new Times(now, now + pause, times == null ? now : times.expiry));
    }

    boolean isSameAs(WardenSession other) {
        return id.equals(other.id);
    }

    /** The same session with new tokens. */
    WardenSession with(WardenSession tokens) {
        return new WardenSession(this, tokens, tokens.times);
    }

    /** An access token for calls to other services. */
    public String accessToken() {
        return accessToken;
    }

    String refreshToken() {
        return refreshToken;
    }

    String username() {
        return username;
    }

    Set<String> groups() {
        return groups;
    }

    /** Whether Warden must be asked again. */
    boolean isDue(long now, long age) {
        return mustRenew(now) || now - times.checked >= age;
    }

    /** Half of the life of the access token has passed. */
    boolean mustRenew(long now) {
        return times == null || now - times.renewal >= 0;
    }

    boolean isExpired(long now) {
        return times == null || now - times.expiry >= 0;
    }

    /** Records that Warden has ended the session, so that it is not revoked. */
    void ended() {
        over = true;
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        if (over || isRenewed(event.getSession())) {
            return;
        }
        try {
            Answer answer = new WardenCalls(warden).revoke(refreshToken);
            if (answer.status() != 200) {
                throw new IOException(answer.toString());
            }
        } catch (IOException outage) {
            LOG.log(System.Logger.Level.WARNING, "A session could not be ended at Warden: {0}", outage.getMessage());
        }
    }

    /** Whether this value only gives way to the next tokens of the same session. */
    private boolean isRenewed(HttpSession http) {
        return in(http).filter(next -> next != this && isSameAs(next)).isPresent();
    }

    @Override
    public String toString() {
        return "WardenSession[" + username + ", ***]";
    }

    /** In nanoseconds: when Warden was asked last, when the token is to be renewed, and when it expires. */
    private record Times(long checked, long renewal, long expiry) {}
}
