package org.warden.problem;

/**
 * One error in one field of the input, with a message for the caller.
 *
 * @param rule the kind of the mistake
 */
public record FieldError(String field, Rule rule, String message) {
    /** An error by a rule of an application that stands inside Warden's WAR. */
    public FieldError(String field, String message) {
        this(field, Rule.OTHER, message);
    }
}
