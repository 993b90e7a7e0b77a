package org.warden.throttle;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Admits one call per caller at a time. */
final class OneAtATime {
    private final Set<Object> inside = new HashSet<>();

    /** Admits the caller, after an earlier call has ended; returns false if that takes too long. */
    synchronized boolean enter(Object caller, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (inside.contains(caller)) {
            long millis = (until - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        inside.add(caller);
        return true;
    }

    synchronized void leave(Object caller) {
        inside.remove(caller);
        notifyAll();
    }
}
