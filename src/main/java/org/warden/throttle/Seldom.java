package org.warden.throttle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Tells when work is due that is done once per so many calls of a caller. Kept in the memory of this node. */
public final class Seldom {
    /** The most callers that are known; the one not seen for longest is forgotten first. */
    private static final int KNOWN = 10_000;

    private final int first;
    private final Map<UUID, Integer> left = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
            return size() > KNOWN;
        }
    };

    /** @param first the call of an unknown caller at which it is due; with 1, a caller that was forgotten is due at once */
    public Seldom(int first) {
        this.first = first;
    }

    /** Counts a call, and returns whether it is due with it. */
    public synchronized boolean isDue(UUID caller, int every) {
        int calls = left.getOrDefault(caller, first);
        left.put(caller, calls > 1 ? calls - 1 : every);
        return calls <= 1;
    }
}
