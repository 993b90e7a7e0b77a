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
 * Limits costly calls per address and per account, with a token bucket each in the memory of this node. It keeps one caller
 * from using all processors; the lockout limits guesses at an account. Resources do not call it but declare {@link Throttled}.
 */
@ApplicationScoped
public class Throttle {
    @Inject
    ThrottleSettings settings;

    @Inject
    Clock clock;

    private final Buckets addresses = new Buckets();

    /** Apart from the addresses: an attacker with many addresses must not displace the count of an account. */
    private final Buckets accounts = new Buckets();

    /** Counts a call for the requester's address and account; throws {@code TOO_MANY_REQUESTS} if there are too many. */
    public void take(Cost cost, Requester requester) {
        take(cost, requester, requester.actor());
    }

    /** Counts a call for a session that was identified only after the filter ran; throws {@code TOO_MANY_REQUESTS}. */
    public void take(Cost cost, UUID session) {
        if (settings.enabled()) {
            require(accounts.take(session, cost.forAccount(), settings, clock.millis()), "for this session");
        }
    }

    /** Counts a call for this id and the requester's address, or only for the address if the id is null. */
    void take(Cost cost, Requester requester, UUID caller) {
        if (!settings.enabled()) {
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

    /** Returns the tokens of a call that turned out to be legitimate. */
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
