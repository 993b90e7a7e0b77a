package org.warden.problem;

import java.time.Duration;
import java.util.List;

/** Reads the package-private parts of a refusal. */
public final class Refusals {
    private Refusals() {}

    public static List<FieldError> errors(Problem problem) {
        return problem.errors();
    }

    public static List<String> required(Problem problem) {
        return problem.required();
    }

    public static Duration retryAfter(Problem problem) {
        return problem.retryAfter();
    }
}
