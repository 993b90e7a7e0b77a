package org.warden.metric;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * What a background thread last read, for gauges. It is good for a minute: if the thread hangs or its queries fail, an old
 * reading would look like a present one.
 */
public final class Reading<T> {
    private static final long LIFE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private volatile Taken<T> last;

    private record Taken<T>(T value, long at) {}

    /** Nothing has been read yet. */
    public Reading() {
        this(System::nanoTime);
    }

    Reading(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Replaces the reading before. */
    public void take(T value) {
        last = new Taken<>(value, nanoTime.getAsLong());
    }

    /** A number of the last reading, {@code NaN} if there is none or it is too old. */
    public double number(ToDoubleFunction<T> number) {
        Taken<T> taken = last;
        return taken == null || nanoTime.getAsLong() - taken.at > LIFE_NANOS
                ? Double.NaN
                : number.applyAsDouble(taken.value);
    }
}
