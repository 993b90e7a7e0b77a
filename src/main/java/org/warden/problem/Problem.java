package org.warden.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;

/**
 * A refusal. Acts and resources throw it, and only {@link ProblemMapper} catches it. It rolls back the transaction and has no
 * stack trace, because it is an expected answer.
 */
@ApplicationException(rollback = true)
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final transient List<String> required;
    private final Duration retryAfter;

    public Problem(ProblemType type, String detail) {
        this(type, detail, List.of(), List.of(), null);
    }

    /** A refusal that its type explains. */
    public Problem(ProblemType type) {
        this(type, type.detail());
    }

    private Problem(
            ProblemType type, String detail, List<FieldError> errors, List<String> required, Duration retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.required = List.copyOf(required);
        this.retryAfter = retryAfter;
    }

    /** Returns the refusal of input with these errors. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(ProblemType.INVALID_INPUT, "Some fields are not valid.", errors, List.of(), null);
    }

    /** Returns the refusal of input with one error. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** Returns the refusal of a caller who has none of these roles and permissions; any one of them would be enough. */
    public static Problem forbidden(List<String> required) {
        return new Problem(ProblemType.FORBIDDEN, "The caller may not do this.", List.of(), required, null);
    }

    /** Returns the refusal of an access token. The answer does not say why; the log does. */
    public static Problem invalidToken() {
        return new Problem(ProblemType.INVALID_TOKEN, "The access token is not valid.");
    }

    /** Returns a temporary refusal; the caller may try again after {@code wait}. */
    public static Problem later(ProblemType type, String detail, Duration wait) {
        return new Problem(type, detail, List.of(), List.of(), wait);
    }

    public ProblemType type() {
        return type;
    }

    List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }

    /** The roles and permissions any one of which would be enough; empty if none is known. */
    List<String> required() {
        return required == null ? List.of() : required;
    }

    /** How long to wait before the next try, or null if waiting does not help. */
    Duration retryAfter() {
        return retryAfter;
    }
}
