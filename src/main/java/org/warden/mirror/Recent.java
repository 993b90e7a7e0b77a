package org.warden.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Recent changes by key, in memory: updated by reading the new ones, and forgotten when they no longer matter. Its size depends
 * only on the number of changes, not on the keys that are looked up.
 *
 * <p>A change is dated before its transaction ends, and the commit may be late: a standby that does not answer can delay it for
 * any time. So each reading goes back two minutes. One reading a minute, and each one after a gap, reads everything that can
 * still matter. A change is seen a second after its commit, or a minute after it if the commit was late.
 */
public final class Recent<K, V> {
    /** A change may be seen this long after its date by a reading that looks for new ones only. */
    public static final Duration LATENESS = Duration.ofMinutes(2);

    /** How often everything is read. */
    private static final Duration WHOLE = Duration.ofMinutes(1);

    /** Readings follow each other within this time, unless some failed. */
    private static final Duration GAP = Duration.ofSeconds(5);

    private final Duration kept;
    private final Map<K, Change<K, V>> changes = new ConcurrentHashMap<>();

    /** The times of the last reading, null if it failed, and of the last one that read everything. */
    private Instant read;

    private Instant wholeRead = Instant.MIN;

    /** Keeps no change longer than this after its date. */
    public Recent(Duration kept) {
        this.kept = kept.plus(LATENESS);
    }

    /** Reads what is new, by a function that finds every change after a moment. */
    public synchronized void reload(Instant now, Function<Instant, List<Change<K, V>>> changesAfter) {
        boolean whole = isWholeDue(now);
        Instant from = whole ? now.minus(kept) : read.minus(LATENESS);
        read = null;
        changesAfter.apply(from).forEach(change -> changes.put(change.key(), change));
        changes.values().removeIf(change -> change.until().isBefore(now));
        read = now;
        wholeRead = whole ? now : wholeRead;
    }

    private boolean isWholeDue(Instant now) {
        return read == null
                || now.isBefore(read)
                || now.isAfter(read.plus(GAP))
                || !now.isBefore(wholeRead.plus(WHOLE));
    }

    /** The latest change of this key, or null. */
    public V get(K key) {
        Change<K, V> change = changes.get(key);
        return change == null ? null : change.value();
    }

    /** How many are kept. */
    int size() {
        return changes.size();
    }

    /** One change, and until when it matters. */
    public record Change<K, V>(K key, V value, Instant until) {}
}
