package org.warden.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * Bounds how often one address, and one account, may ask for what is costly: a token bucket each, in the memory of this node.
 * It keeps one caller from taking all the processors; the lockout bounds the guesses at one account. Doors do not call it: they
 * say {@link Throttled}.
 */
@ApplicationScoped
public class Throttle {
    @Inject
    ThrottleSettings settings;

    @Inject
    Clock clock;

    private final Buckets addresses = new Buckets();

    /** Apart from the addresses: a stranger with many of these must not make us forget an account's count. */
    private final Buckets accounts = new Buckets();

    /** Counts one call by the requester's address and account; throws {@code TOO_MANY_REQUESTS} if there were too many. */
    public void take(Cost cost, Requester requester) {
        take(cost, requester, requester.actor());
    }

    /** Counts one call of this session, by the id that was found only now; throws as above. */
    public void take(Cost cost, UUID session) {
        if (settings.enabled()) {
            require(accounts.take(session, cost.forAccount(), settings, clock.millis()), "of this session");
        }
    }

    /** The same for a requester whose calls are counted under this id, or by its address alone if that is null. */
    void take(Cost cost, Requester requester, UUID caller) {
        if (!settings.enabled() || cost == Cost.NOTHING) {
            return;
        }
        long now = clock.millis();
        if (caller != null) {
            require(accounts.take(caller, cost.forAccount(), settings, now), "by this account");
        }
        Duration wait = addresses.take(requester.site(), cost.forAddress(), settings, now);
        if (!wait.isZero() && caller != null) {
            accounts.giveBack(caller, cost.forAccount(), settings, now);
        }
        require(wait, "from this address");
    }

    /** Takes back a call that turned out to be in order. */
    public void giveBack(Cost cost, Requester requester) {
        if (settings.enabled()) {
            addresses.giveBack(requester.site(), cost.forAddress(), settings, clock.millis());
        }
    }

    private static void require(Duration wait, String whose) {
        if (!wait.isZero()) {
            throw Problem.later(
                    ProblemType.TOO_MANY_REQUESTS, "Too many requests " + whose + ". Please try again.", wait);
        }
    }
}
