package org.warden.problem;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls that are refused. */
public final class Refused {
    private Refused() {}

    /** The problem of this call; null if it succeeds. */
    public static ProblemType as(ThrowingCallable call) {
        Problem problem = catchThrowableOfType(Problem.class, call);
        return problem == null ? null : problem.type();
    }

    /** How long the refused caller has to wait; null if that does not help. */
    public static Duration retryAfter(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).retryAfter();
    }

    /** The fields that the problem of this call names. */
    public static List<String> fields(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).errors().stream()
                .map(FieldError::field)
                .toList();
    }
}
