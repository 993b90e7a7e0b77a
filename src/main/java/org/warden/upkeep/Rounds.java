package org.warden.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.warden.mirror.Mirrors;

/** Lets the tasks of {@link Upkeep} take turns. A task that failed is due again a minute later, or after its pause. */
@ApplicationScoped
public class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    /** A round takes no new piece after this: the tasks with the shortest pause come again with the next. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Deque<Turn> turns = new ArrayDeque<>();
    private final Runnable afterPiece;
    private final LongSupplier nanoTime;

    /** For the proxy of the container. */
    Rounds() {
        this(List.of(), () -> {}, System::nanoTime);
    }

    @Inject
    Rounds(@Any Instance<Upkeep> found, Mirrors mirrors) {
        this(found.stream().toList(), mirrors::catchUp, System::nanoTime);
    }

    /**
     * Each task is due at once.
     *
     * @param afterPiece what is done after each piece that did not fail
     * @param nanoTime as {@link System#nanoTime}
     */
    Rounds(List<Upkeep> tasks, Runnable afterPiece, LongSupplier nanoTime) {
        this.afterPiece = afterPiece;
        this.nanoTime = nanoTime;
        tasks.forEach(task -> turns.add(new Turn(task, task.pause(), nanoTime.getAsLong())));
    }

    /** One second's work. Goes on with what is due until it is done, however many rounds that takes. */
    public void round() {
        long end = nanoTime.getAsLong() + LONGEST.toNanos();
        Optional<Turn> next = due();
        while (next.isPresent() && nanoTime.getAsLong() - end < 0) {
            Turn turn = next.get();
            turn.due = nanoTime.getAsLong() + rest(turn).toNanos();
            turns.remove(turn);
            turns.addLast(turn);
            next = due();
        }
    }

    private Optional<Turn> due() {
        return turns.stream()
                .filter(turn -> nanoTime.getAsLong() - turn.due >= 0)
                .min(Comparator.comparing(turn -> turn.pause));
    }

    /** Does a piece, and returns how long to wait before the next. */
    private Duration rest(Turn turn) {
        try {
            boolean more = turn.task.work();
            afterPiece.run();
            return more ? Duration.ZERO : turn.pause;
        } catch (Throwable failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "upkeep by {0} failed: {1}",
                    turn.task.getClass().getSimpleName(),
                    failure.toString());
            return turn.pause.compareTo(AFTER_FAILURE) < 0 ? turn.pause : AFTER_FAILURE;
        }
    }

    private static final class Turn {
        private final Upkeep task;
        private final Duration pause;
        private long due;

        Turn(Upkeep task, Duration pause, long due) {
            this.task = task;
            this.pause = pause;
            this.due = due;
        }
    }
}
