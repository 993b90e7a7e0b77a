package org.warden.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/** The errors in a body, by field. */
final class JsonErrors {
    /** Keeps a refusal from being longer than the request. */
    private static final int MOST = 32;

    private final Set<FieldError> errors = new LinkedHashSet<>();

    /** Adds an error; throws the refusal if there are already many. */
    void add(String field, Rule rule, String message) {
        errors.add(new FieldError(field, rule, message));
        if (errors.size() == MOST) {
            throw refusal();
        }
    }

    /** Throws the refusal if there is an error. */
    void requireNone() {
        if (!errors.isEmpty()) {
            throw refusal();
        }
    }

    Problem refusal() {
        return Problem.invalid(List.copyOf(errors));
    }
}
