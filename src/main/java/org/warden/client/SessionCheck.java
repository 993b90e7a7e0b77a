package org.warden.client;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.Config;
import org.warden.client.WardenCalls.Answer;
import org.warden.client.WardenCalls.Device;

/**
 * Asks Warden whether sessions still live, and renews their tokens. If several requests of one HTTP session find the last
 * answer too old, one asks and the others wait for it, because a refresh token works once.
 */
final class SessionCheck {
    private static final Duration DEFAULT_AGE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_AGE = Duration.ofSeconds(1);
    private static final Duration LONGEST_AGE = Duration.ofMinutes(5);

    /** The pause after a failed call. Three calls fit into the 10 seconds in which Warden accepts a used refresh token. */
    private static final long RETRY = Duration.ofSeconds(3).toNanos();

    private static final int PATIENCE_SECONDS = 10;
    private static final System.Logger LOG = System.getLogger(SessionCheck.class.getName());

    private final ConcurrentMap<String, CompletableFuture<State>> running = new ConcurrentHashMap<>();
    private final WardenCalls warden;
    private final long age;
    private final LongSupplier clock;
    private volatile Long failed;

    /** @param clock in nanoseconds */
    SessionCheck(WardenCalls warden, Duration age, LongSupplier clock) {
        this.warden = warden;
        this.age = age.toNanos();
        this.clock = clock;
    }

    static SessionCheck from(Config config, LongSupplier clock) {
        Duration age = config.getOptionalValue("session.max-age", String.class)
                .map(SessionCheck::age)
                .orElse(DEFAULT_AGE);
        return new SessionCheck(WardenCalls.from(config), age, clock);
    }

    private static Duration age(String text) {
        try {
            Duration age = Duration.parse(text);
            if (age.compareTo(SHORTEST_AGE) < 0) {
                throw new IllegalStateException("session.max-age must be at least one second: " + text);
            }
            return age.compareTo(LONGEST_AGE) < 0 ? age : LONGEST_AGE;
        } catch (DateTimeParseException notDuration) {
            throw new IllegalStateException("session.max-age must be a duration such as PT1M: " + text, notDuration);
        }
    }

    /** What is known of Warden's session. */
    enum State {
        LIVE,
        ENDED,
        /** Warden does not answer, and the access token has expired. */
        UNKNOWN
    }

    /**
     * The state of Warden's session, whose tokens are in this HTTP session.
     *
     * @param device that sent the request
     */
    State state(HttpSession http, Device device) {
        Optional<WardenSession> known = WardenSession.in(http);
        if (known.isPresent() && !isDue(known.get())) {
            return withoutWarden(known.get());
        }
        String id = http.getId();
        CompletableFuture<State> own = new CompletableFuture<>();
        CompletableFuture<State> other = running.putIfAbsent(id, own);
        if (other != null) {
            return await(other);
        }
        try {
            own.complete(ask(http, device));
        } catch (IllegalStateException invalidated) {
            // By another request, such as a logout.
            own.complete(State.ENDED);
        } finally {
            running.remove(id, own);
            own.complete(State.UNKNOWN);
        }
        return own.join();
    }

    private boolean isDue(WardenSession known) {
        return known.isDue(clock.getAsLong(), age);
    }

    private static State await(CompletableFuture<State> other) {
        try {
            return other.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.log(System.Logger.Level.DEBUG, "No state in time", late);
        }
        return State.UNKNOWN;
    }

    private State ask(HttpSession http, Device device) {
        // Another request may have asked since this one looked.
        WardenSession known = WardenSession.in(http).orElse(null);
        if (known == null) {
            return State.ENDED;
        }
        if (!isDue(known)) {
            return withoutWarden(known);
        }
        Long before = failed;
        if (before != null && clock.getAsLong() - before < RETRY) {
            return withoutWarden(known);
        }
        try {
            State state = ask(http, known, device);
            failed = null;
            return state;
        } catch (IOException outage) {
            if (before == null) {
                LOG.log(System.Logger.Level.WARNING, "Sessions cannot be checked: {0}", outage.getMessage());
            }
            failed = clock.getAsLong();
            return withoutWarden(known);
        }
    }

    private State withoutWarden(WardenSession known) {
        return known.isExpired(clock.getAsLong()) ? State.UNKNOWN : State.LIVE;
    }

    private State ask(HttpSession http, WardenSession known, Device device) throws IOException {
        long now = clock.getAsLong();
        if (!known.mustRenew(now)) {
            Answer account = served(warden.account(known.accessToken()));
            if (account.status() == 200) {
                keep(http, known, known.alive(now));
                return State.LIVE;
            }
            // If the token is refused, the refresh token decides: the clocks may differ.
            if (account.status() != 401) {
                keep(http, known, known.alive(now - age + RETRY));
                return withoutWarden(known);
            }
        }
        return renewed(http, known, served(renew(known, device)), now);
    }

    private State renewed(HttpSession http, WardenSession known, Answer answer, long now) throws IOException {
        if (answer.status() == 401) {
            known.ended();
            return isReplaced(http, known) ? State.LIVE : State.ENDED;
        }
        if (answer.status() != 200) {
            keep(http, known, known.later(now, RETRY));
            return withoutWarden(known);
        }
        WardenSession tokens = WardenSession.opened(warden.address(), answer, now);
        keep(http, known, known.with(tokens));
        // The server goes on with the roles of the login.
        return tokens.groups().containsAll(known.groups()) ? State.LIVE : State.ENDED;
    }

    /** Unless the user has logged in again meanwhile: then these tokens belong to a session that has ended. */
    private static void keep(HttpSession http, WardenSession known, WardenSession next) {
        if (!isReplaced(http, known)) {
            http.setAttribute(WardenSession.NAME, next);
        }
    }

    private static boolean isReplaced(HttpSession http, WardenSession known) {
        return WardenSession.in(http).filter(now -> !known.isSameAs(now)).isPresent();
    }

    /** Tries twice if the first answer may be lost: the refresh token is used then, and works for some seconds only. */
    private Answer renew(WardenSession known, Device device) throws IOException {
        try {
            return warden.renew(known.refreshToken(), device);
        } catch (IOException failure) {
            if (failure.getCause() instanceof ConnectException) {
                throw failure;
            }
            return warden.renew(known.refreshToken(), device);
        }
    }

    /**
     * Warden's own refusals, such as 429, are about one session: others must not wait for it. Every other answer than 200 is an
     * outage, for example one of a proxy.
     */
    private static Answer served(Answer answer) throws IOException {
        if (answer.status() != 200 && answer.problem().equals(Answer.UNAVAILABLE)) {
            throw new IOException("status " + answer.status());
        }
        if (answer.status() != 200 && answer.status() != 401) {
            LOG.log(System.Logger.Level.WARNING, "Warden refuses to check a session: {0}", answer.problem());
        }
        return answer;
    }
}
