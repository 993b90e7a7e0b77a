package org.warden.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A refusal. Acts and resources throw it, and only {@link ProblemMapper} catches it. It rolls back the transaction and has no
 * stack trace, because it is an expected answer.
 */
@ApplicationException(rollback = true)
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient More more;

    public Problem(ProblemType type, String detail) {
        this(type, detail, More.NONE);
    }

    /** A refusal that its type explains. */
    public Problem(ProblemType type) {
        this(type, type.detail());
    }

    private Problem(ProblemType type, String detail, More more) {
        super(detail, null, false, false);
        this.type = type;
        this.more = more;
    }

    /** Returns the refusal of input with these errors. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(
                ProblemType.INVALID_INPUT,
                "Some fields are not valid.",
                new More(List.copyOf(errors), List.of(), null, null, null, null));
    }

    /** Returns the refusal of input with one error, by a rule of an application that stands inside Warden's WAR. */
    public static Problem invalid(String field, String message) {
        return invalid(field, Rule.OTHER, message);
    }

    /** Returns the refusal of input with one error. */
    public static Problem invalid(String field, Rule rule, String message) {
        return invalid(List.of(new FieldError(field, rule, message)));
    }

    /** Returns the refusal of a caller who has none of these roles and permissions; any one of them would be enough. */
    public static Problem forbidden(List<String> required) {
        return new Problem(
                ProblemType.FORBIDDEN,
                "The caller may not do this.",
                new More(List.of(), List.copyOf(required), null, null, null, null));
    }

    /** Returns the refusal of an access token. The answer does not say why; the log does. */
    public static Problem invalidToken() {
        return new Problem(ProblemType.INVALID_TOKEN, "The access token is not valid.");
    }

    /** Returns the refusal of a caller whose last proof of the account is older than {@code maxAge} or not complete. */
    public static Problem reauthenticate(Duration maxAge) {
        return new Problem(
                ProblemType.REAUTHENTICATION_REQUIRED,
                "The owner must prove the account again: POST /api/user/proof.",
                new More(List.of(), List.of(), null, maxAge, null, null));
    }

    /** Returns the refusal to change a row that was changed since the caller read it; {@code tag} is its present tag. */
    public static Problem changedMeanwhile(String tag) {
        return new Problem(
                ProblemType.CHANGED_MEANWHILE,
                "The data was changed in the meantime. Please read it again.",
                new More(List.of(), List.of(), null, null, tag, null));
    }

    /**
     * Returns a refusal of an application that stands inside Warden's WAR.
     *
     * @param status 400 to 499
     * @param code words of a-z and 0-9 with hyphens between them; should not be one of Warden's codes
     * @throws IllegalArgumentException if the status or the code is not allowed
     */
    public static Problem own(int status, String code, String title, String detail) {
        return new Problem(
                ProblemType.ofOwn(status),
                Objects.requireNonNull(detail),
                new More(List.of(), List.of(), null, null, null, new Own(status, code, title)));
    }

    /** Returns a temporary refusal; the caller may try again after {@code wait}. */
    public static Problem later(ProblemType type, String detail, Duration wait) {
        return new Problem(type, detail, new More(List.of(), List.of(), wait, null, null, null));
    }

    public ProblemType type() {
        return type;
    }

    List<FieldError> errors() {
        return more().errors;
    }

    /** The roles and permissions any one of which would be enough; empty if none is known. */
    List<String> required() {
        return more().required;
    }

    /** How old the last proof of the account may be, or null for another refusal. */
    Duration maxAge() {
        return more().maxAge;
    }

    /** How long to wait before the next try, or null if waiting does not help. */
    Duration retryAfter() {
        return more().retryAfter;
    }

    /** The present entity tag of the row, or null for another refusal. */
    String etag() {
        return more().tag;
    }

    int status() {
        return own() == null ? type.status() : own().status;
    }

    /** The last part of the URN of the type. */
    String name() {
        return own() == null ? type.code() : "own:" + own().code;
    }

    String code() {
        return own() == null ? type.code() : own().code;
    }

    String title() {
        return own() == null ? type.title() : own().title;
    }

    /** Whether it is a refusal of an application. */
    boolean isOwn() {
        return own() != null;
    }

    private Own own() {
        return more().own;
    }

    /** A copy that was serialized has no details. */
    private More more() {
        return more == null ? More.NONE : more;
    }

    /** The details that only some refusals have. */
    private record More(
            List<FieldError> errors, List<String> required, Duration retryAfter, Duration maxAge, String tag, Own own) {
        static final More NONE = new More(List.of(), List.of(), null, null, null, null);
    }

    /** Status, code and title of an application's own refusal. */
    private record Own(int status, String code, String title) {
        private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

        Own {
            Objects.requireNonNull(title);
            if (!CODE.matcher(code).matches()) {
                throw new IllegalArgumentException("not a code of an application: " + code);
            }
        }
    }
}
