package org.warden.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * Bounds how often one address may ask for what is costly and open to anybody: a token bucket each, in the memory of this node. It
 * keeps one caller from taking all the processors; the guesses at one account are bounded by the lockout.
 */
@ApplicationScoped
public class Throttle {
    /** So many addresses are known; who was not seen longest is forgotten first. */
    private static final int KNOWN = 10_000;

    /** Who has one address of IPv6 has all that begin with the same 64 bits (RFC 6177). */
    private static final int SITE_BYTES = 8;

    @Inject
    ThrottleSettings settings;

    @Inject
    Clock clock;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KNOWN;
        }
    };

    /** Counts one call; throws {@code TOO_MANY_REQUESTS} where there were too many. */
    public void take(Client client) {
        if (settings.enabled()) {
            Duration wait = wait(site(client.address()), 1);
            if (!wait.isZero()) {
                throw Problem.later(
                        ProblemType.TOO_MANY_REQUESTS, "Too many requests from this address. Please try again.", wait);
            }
        }
    }

    /** Takes back a call that turned out to be in order. */
    public void giveBack(Client client) {
        if (settings.enabled()) {
            wait(site(client.address()), -1);
        }
    }

    /** How long until there are so many tokens; where it is no time at all they are taken. */
    private synchronized Duration wait(String site, int tokens) {
        double perMilli = settings.perMinute() / 60_000.0;
        long now = clock.millis();
        Bucket bucket = buckets.computeIfAbsent(site, unknown -> new Bucket(settings.burst(), now));
        bucket.fill(Math.min(settings.burst(), bucket.tokens + Math.max(0, now - bucket.at) * perMilli), now);
        if (bucket.tokens < tokens) {
            return Duration.ofMillis((long) Math.ceil((tokens - bucket.tokens) / perMilli));
        }
        bucket.fill(Math.min(settings.burst(), bucket.tokens - tokens), now);
        return Duration.ZERO;
    }

    private static String site(String address) {
        return Network.address(address)
                .map(InetAddress::getAddress)
                .filter(bytes -> bytes.length > SITE_BYTES)
                .map(bytes -> Arrays.toString(Arrays.copyOf(bytes, SITE_BYTES)))
                .orElse(address);
    }

    private static final class Bucket {
        private double tokens;
        private long at;

        Bucket(double tokens, long at) {
            fill(tokens, at);
        }

        final void fill(double newTokens, long newAt) {
            tokens = newTokens;
            at = newAt;
        }
    }
}
