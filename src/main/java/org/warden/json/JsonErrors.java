package org.warden.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;

/** What is wrong with a body, field by field. */
final class JsonErrors {
    /** A refusal shall not be longer than what it refuses. */
    private static final int MOST = 32;

    private final Set<FieldError> errors = new LinkedHashSet<>();

    /** Notes an error of this field; throws the refusal if there are many already. */
    void add(String field, String message) {
        errors.add(new FieldError(field, message));
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
