package org.warden.throttle;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Lets each caller be in one place at a time. */
final class OneAtATime {
    private final Set<Object> inside = new HashSet<>();

    /** Lets the caller in, waiting for an earlier call to end; false if that takes too long. */
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
