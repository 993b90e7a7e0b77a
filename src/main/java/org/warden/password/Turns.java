package org.warden.password;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A fair queue. Each payer has a line of its own, and the lines take turns. When the queue is full, a newcomer with a shorter
 * line replaces the last place of the longest line.
 */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Deque<Place>> lines = new LinkedHashMap<>();
    private final int places;
    private final long patienceNanos;
    private int free;
    /** Changed by the owner of the lock only, and read without it. */
    private final AtomicInteger waiting = new AtomicInteger();

    Turns(int atOnce, int places, Duration patience) {
        this.free = atOnce;
        this.places = places;
        this.patienceNanos = patience.toNanos();
    }

    /** Waits for this payer's turn; returns false if there is no place to wait, or if the wait takes too long. */
    boolean enter(Object payer) {
        lock.lock();
        try {
            if (free > 0 && waiting.get() == 0) {
                free--;
                return true;
            }
            return makeRoom(payer) && await(payer);
        } finally {
            lock.unlock();
        }
    }

    /** Ends a turn and starts the next. */
    void leave() {
        lock.lock();
        try {
            free++;
            while (free > 0 && waiting.get() > 0) {
                free--;
                next().end(true);
            }
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        return waiting.get();
    }

    private boolean makeRoom(Object payer) {
        if (waiting.get() < places) {
            return true;
        }
        Map.Entry<Object, Deque<Place>> longest = lines.entrySet().stream()
                .max(Comparator.comparingInt(line -> line.getValue().size()))
                .orElse(null);
        int own = lines.getOrDefault(payer, new ArrayDeque<>()).size();
        if (longest == null || longest.getValue().size() <= own + 1) {
            return false;
        }
        Place last = longest.getValue().getLast();
        remove(longest.getKey(), last);
        last.end(false);
        return true;
    }

    private boolean await(Object payer) {
        Place place = new Place(lock.newCondition());
        lines.computeIfAbsent(payer, unknown -> new ArrayDeque<>()).addLast(place);
        waiting.incrementAndGet();
        long left = patienceNanos;
        while (!place.over && left > 0) {
            try {
                left = place.called.awaitNanos(left);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                left = 0;
            }
        }
        if (!place.over) {
            remove(payer, place);
        }
        return place.admitted;
    }

    /** The first place of the line whose last turn was longest ago. */
    private Place next() {
        Iterator<Map.Entry<Object, Deque<Place>>> first = lines.entrySet().iterator();
        Map.Entry<Object, Deque<Place>> line = first.next();
        Place place = line.getValue().removeFirst();
        first.remove();
        if (!line.getValue().isEmpty()) {
            lines.put(line.getKey(), line.getValue());
        }
        waiting.decrementAndGet();
        return place;
    }

    private void remove(Object payer, Place place) {
        Deque<Place> line = lines.get(payer);
        line.remove(place);
        if (line.isEmpty()) {
            lines.remove(payer);
        }
        waiting.decrementAndGet();
    }

    /** A waiting caller. */
    private static final class Place {
        private final Condition called;
        private boolean over;
        private boolean admitted;

        Place(Condition called) {
            this.called = called;
        }

        void end(boolean admit) {
            over = true;
            admitted = admit;
            called.signal();
        }
    }
}
