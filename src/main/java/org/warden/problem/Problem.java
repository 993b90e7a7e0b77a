package org.warden.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;

/**
 * A refusal, thrown by acts and doors and caught by {@link ProblemMapper} alone. It rolls the transaction back and carries
 * no stack trace: it is an answer, not an accident.
 */
@ApplicationException(rollback = true)
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final Duration retryAfter;

    public Problem(ProblemType type, String detail) {
        this(type, detail, List.of(), null);
    }

    private Problem(ProblemType type, String detail, List<FieldError> errors, Duration retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** Input that breaks rules, each named with its field. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(ProblemType.INVALID_INPUT, "Some fields are not valid.", errors, null);
    }

    /** Input of which one field breaks a rule. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** A refusal that ends by itself; the caller may try again after {@code wait}. */
    public static Problem later(ProblemType type, String detail, Duration wait) {
        return new Problem(type, detail, List.of(), wait);
    }

    public ProblemType type() {
        return type;
    }

    List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }

    /** How long to wait before the next try, or null where waiting does not help. */
    Duration retryAfter() {
        return retryAfter;
    }
}
