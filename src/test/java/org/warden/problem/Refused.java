package org.warden.problem;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls that are refused. */
public final class Refused {
    private Refused() {}

    /** As what this call is refused; null if it is not. */
    public static ProblemType as(ThrowingCallable call) {
        Problem problem = catchThrowableOfType(Problem.class, call);
        return problem == null ? null : problem.type();
    }

    /** The fields for which the input of this call is refused. */
    public static List<String> fields(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).errors().stream()
                .map(FieldError::field)
                .toList();
    }
}
