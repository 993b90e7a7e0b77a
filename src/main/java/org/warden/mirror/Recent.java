package org.warden.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Recent changes by key, in memory. Each reload adds the new ones and removes those that no longer matter. The size depends
 * only on the number of changes, not on the keys that are looked up.
 *
 * <p>The date of a change is earlier than its commit, and a commit may be late: a standby that does not answer can delay it by
 * any time. So each reload goes back two minutes. Once a minute, and after each gap, a reload reads everything that still
 * matters. A change is seen within a second after its commit, or within a minute if the commit was late.
 */
public final class Recent<K, V> {
    /** How much later than its date a change may commit and still be found by a reload of new changes only. */
    public static final Duration LATENESS = Duration.ofMinutes(2);

    /** How often a reload reads everything. */
    private static final Duration WHOLE = Duration.ofMinutes(1);

    /** The longest time between two reloads, unless some failed. */
    private static final Duration GAP = Duration.ofSeconds(5);

    private final Duration kept;
    private final Map<K, Change<K, V>> changes = new ConcurrentHashMap<>();

    /** The times of the last reload, null if it failed, and of the last reload that read everything. */
    private Instant read;

    private Instant wholeRead = Instant.MIN;

    /** Keeps a change no longer than this after its date. */
    public Recent(Duration kept) {
        this.kept = kept.plus(LATENESS);
    }

    /** Reads new changes with a function that finds every change after a given time. */
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

    /** Whether no recent change is known. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Returns the latest change of this key, or null. */
    public V get(K key) {
        Change<K, V> change = changes.get(key);
        return change == null ? null : change.value();
    }

    /** Returns how many changes are kept. */
    public int size() {
        return changes.size();
    }

    /** A change, with the time until which it matters. */
    public record Change<K, V>(K key, V value, Instant until) {}
}
