package org.warden.account;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.function.Supplier;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Another account took the name or address concurrently. The transaction must end; a new one finds it taken. */
@ApplicationException(rollback = true)
public final class TakenMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    TakenMeanwhile() {
        super("taken meanwhile", null, false, false);
    }

    /** Runs an act and repeats it after this exception; throws {@code OVERLOADED} after three tries. */
    public static <T> T retried(Supplier<T> act) {
        for (int i = 0; i < TRIES; i++) {
            try {
                return act.get();
            } catch (TakenMeanwhile late) {
                // The next try finds the name taken.
            }
        }
        throw Problem.later(
                ProblemType.OVERLOADED, "Too many requests for this name at once. Please try again.", PAUSE);
    }
}
