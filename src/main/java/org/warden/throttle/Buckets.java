package org.warden.throttle;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A token bucket for each caller, identified by address, account or session. */
final class Buckets {
    /** The most callers to remember; the least recently seen is forgotten first. */
    private static final int KNOWN = 10_000;

    /** Tenths are not exact in binary, so their sum may fall short of a whole token. */
    private static final double ROUNDING = 1e-6;

    private final Map<Object, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Bucket> eldest) {
            return size() > KNOWN;
        }
    };

    /**
     * Takes these tokens and returns zero, or takes none and returns how long until the caller has them. A call that costs more
     * than a full bucket takes a full bucket.
     */
    synchronized Duration take(Object caller, double tokens, ThrottleSettings settings, long now) {
        double perMilli = settings.perMinute() / 60_000.0;
        Bucket bucket = filled(caller, settings, now);
        double price = Math.min(tokens, settings.burst());
        if (bucket.tokens < price - ROUNDING) {
            return Duration.ofMillis((long) Math.ceil((price - bucket.tokens) / perMilli));
        }
        bucket.tokens = Math.max(0, bucket.tokens - price);
        return Duration.ZERO;
    }

    /** Returns the tokens of a call that turned out to be legitimate. */
    synchronized void giveBack(Object caller, double tokens, ThrottleSettings settings, long now) {
        Bucket bucket = filled(caller, settings, now);
        bucket.tokens = Math.min(settings.burst(), bucket.tokens + tokens);
    }

    private Bucket filled(Object caller, ThrottleSettings settings, long now) {
        Bucket bucket = buckets.computeIfAbsent(caller, unknown -> new Bucket(settings.burst(), now));
        double since = Math.max(0, now - bucket.at) * (settings.perMinute() / 60_000.0);
        bucket.tokens = Math.min(settings.burst(), bucket.tokens + since);
        bucket.at = now;
        return bucket;
    }

    private static final class Bucket {
        private double tokens;
        private long at;

        Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }
}
