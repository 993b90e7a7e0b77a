package org.warden.problem;

import java.time.Duration;
import java.util.List;

/** What a refusal tells only its own package. */
public final class Refusals {
    private Refusals() {}

    public static List<FieldError> errors(Problem problem) {
        return problem.errors();
    }

    public static Duration retryAfter(Problem problem) {
        return problem.retryAfter();
    }
}
