package org.warden.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.warden.mirror.Mirrors;

/**
 * Runs the {@link Upkeep} tasks in turn. A task that failed is due again after a minute, or after its pause if that is shorter.
 */
@ApplicationScoped
public class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    /** A round starts no piece after this time: the tasks with the shortest pause are due again in the next round. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Deque<Turn> turns = new ArrayDeque<>();
    private final Runnable afterPiece;
    private final LongSupplier nanoTime;

    /** Required for the container's proxy. */
    Rounds() {
        this(List.of(), () -> {}, System::nanoTime);
    }

    @Inject
    Rounds(@Any Instance<Upkeep> found, Mirrors mirrors) {
        this(found.stream().toList(), mirrors::catchUp, System::nanoTime);
    }

    /**
     * Creates rounds in which each task is due at once.
     *
     * @param afterPiece runs after each piece that did not fail
     * @param nanoTime like {@link System#nanoTime}
     */
    Rounds(List<Upkeep> tasks, Runnable afterPiece, LongSupplier nanoTime) {
        this.afterPiece = afterPiece;
        this.nanoTime = nanoTime;
        tasks.forEach(task -> turns.add(new Turn(task, task.pause(), nanoTime.getAsLong())));
    }

    /** Runs the due tasks for at most half a second, plus the last piece. The next round continues with the rest. */
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

    /** Runs one piece; returns how long to wait before the next. */
    private Duration rest(Turn turn) {
        try {
            boolean more = turn.task.work();
            afterPiece.run();
            return more ? Duration.ZERO : turn.pause;
        } catch (Throwable failure) {
            LOG.log(System.Logger.Level.WARNING, "upkeep by {0} failed: {1}", turn.name(), failure.toString());
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

        /** The name of its class; the object may be of a class that the container derived from it. */
        String name() {
            Class<?> type = task.getClass();
            while (!Modifier.isAbstract(type.getSuperclass().getModifiers())) {
                type = type.getSuperclass();
            }
            return type.getSimpleName();
        }
    }
}
