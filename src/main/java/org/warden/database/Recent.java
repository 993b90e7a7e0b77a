package org.warden.database;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What changed of late, by its key, in memory: brought up to date by reading only what is new, and forgotten when it is too
 * old to matter. As large as the number of changes in that time, whatever is asked for.
 */
public final class Recent<K, V> {
    /** A change is dated before its transaction ends, and by the clock of another node: it may be seen this late. */
    private static final Duration LATENESS = Duration.ofSeconds(30);

    private final Duration kept;
    private final Map<K, Change<K, V>> changes = new ConcurrentHashMap<>();
    private Instant read = Instant.MIN;

    /** Keeps each change this long after its date. */
    public Recent(Duration kept) {
        this.kept = kept.plus(LATENESS);
    }

    /** Reads what is new, by a function that finds every change after a moment. */
    public synchronized void reload(Instant now, Function<Instant, List<Change<K, V>>> changesAfter) {
        Instant oldest = now.minus(kept);
        Instant unread = read.equals(Instant.MIN) ? oldest : read.minus(LATENESS);
        changesAfter
                .apply(unread.isAfter(oldest) ? unread : oldest)
                .forEach(change -> changes.put(change.key(), change));
        changes.values().removeIf(change -> change.at().isBefore(oldest));
        read = now;
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

    /** One change and its date. */
    public record Change<K, V>(K key, V value, Instant at) {}
}
