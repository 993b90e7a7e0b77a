package org.warden.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The database's time, which all nodes share. Between two synchronizations it advances by this node's clock or by its ticks,
 * whichever went further. So it does not stop if the clock is set back or the machine sleeps. Before the first synchronization
 * it is this node's own clock.
 */
public final class SharedClock extends Clock {
    private final Clock own;
    private final LongSupplier ticks;
    private volatile Base base;

    /**
     * @param own the clock of this node
     * @param ticks nanoseconds from a monotonic source
     */
    public SharedClock(Clock own, LongSupplier ticks) {
        this.own = own;
        this.ticks = ticks;
    }

    @Override
    public Instant instant() {
        Base from = base;
        return from == null ? own.instant() : from.later(own.instant(), ticks.getAsLong());
    }

    /**
     * Synchronizes with the database. The database reads its clock at some moment between the call and the answer, so a time
     * between these two changes nothing.
     *
     * @return how far this node's clock is ahead of the database; negative if it is behind
     */
    public synchronized Duration follow(Supplier<Instant> database) {
        Instant before = instant();
        Instant read = database.get();
        Instant after = instant();
        Instant local = own.instant();
        Instant time = after.plus(base == null ? fromMiddle(before, read, after) : correction(before, read, after));
        base = new Base(time, local, ticks.getAsLong());
        return Duration.between(time, local);
    }

    private static Duration fromMiddle(Instant before, Instant read, Instant after) {
        return Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), read);
    }

    private static Duration correction(Instant before, Instant read, Instant after) {
        if (read.isBefore(before)) {
            return Duration.between(before, read);
        }
        return read.isAfter(after) ? Duration.between(after, read) : Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Warden has no time zone but UTC.");
    }

    /** A shared time, with this node's clock and ticks at that moment. */
    private record Base(Instant time, Instant own, long ticks) {
        Instant later(Instant ownNow, long ticksNow) {
            Duration passed = Duration.between(own, ownNow);
            Duration ticked = Duration.ofNanos(ticksNow - ticks);
            return time.plus(passed.compareTo(ticked) > 0 ? passed : ticked);
        }
    }
}
