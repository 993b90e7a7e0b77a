package org.warden;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Tasks that are due once an hour. Each does one piece at a time and returns whether there may be more, and they take turns, so
 * that none waits for the end of another. A task that failed is due again a minute later.
 */
final class Hourly {
    private static final System.Logger LOG = System.getLogger(Hourly.class.getName());

    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Deque<Task> tasks = new ArrayDeque<>();
    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime} */
    Hourly(List<BooleanSupplier> pieces, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        pieces.forEach(piece -> tasks.add(new Task(piece, nanoTime.getAsLong())));
    }

    /** Works until nothing is due. Begins no piece after {@code end}, a value of the clock. */
    void work(long end) {
        Optional<Task> next = due();
        while (next.isPresent() && nanoTime.getAsLong() - end < 0) {
            Task task = next.get();
            task.due = nanoTime.getAsLong() + task.pause().toNanos();
            tasks.remove(task);
            tasks.addLast(task);
            next = due();
        }
    }

    private Optional<Task> due() {
        return tasks.stream()
                .filter(task -> nanoTime.getAsLong() - task.due >= 0)
                .findFirst();
    }

    private static final class Task {
        private final BooleanSupplier piece;
        private long due;

        Task(BooleanSupplier piece, long due) {
            this.piece = piece;
            this.due = due;
        }

        /** Does a piece, and returns how long to wait before the next. */
        Duration pause() {
            try {
                return piece.getAsBoolean() ? Duration.ZERO : PERIOD;
            } catch (Throwable failure) {
                LOG.log(System.Logger.Level.WARNING, "upkeep failed: {0}", failure.toString());
                return AFTER_FAILURE;
            }
        }
    }
}
