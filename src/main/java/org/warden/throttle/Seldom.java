package org.warden.throttle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Decides when work is due that runs once in a number of calls per caller. Counts in the memory of this node. */
public final class Seldom {
    /** The most callers to remember; the least recently seen is forgotten first. */
    private static final int KNOWN = 10_000;

    private final int first;
    private final Map<UUID, Integer> left = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
            return size() > KNOWN;
        }
    };

    /**
     * @param first the call of an unknown caller at which the work is due; with 1, it is due at once for a forgotten caller
     */
    public Seldom(int first) {
        this.first = first;
    }

    /** Counts a call; returns whether the work is due. */
    public synchronized boolean isDue(UUID caller, int every) {
        int calls = left.getOrDefault(caller, first);
        left.put(caller, calls > 1 ? calls - 1 : every);
        return calls <= 1;
    }
}
