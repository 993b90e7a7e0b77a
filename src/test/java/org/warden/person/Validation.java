package org.warden.person;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.stream.Collectors;

/** Bean Validation as a server applies it to a request record. */
public final class Validation {
    private static final Validator VALIDATOR =
            jakarta.validation.Validation.buildDefaultValidatorFactory().getValidator();

    private Validation() {}

    /** What is wrong, as {@code field: message}. */
    public static Set<String> errors(Object request) {
        return VALIDATOR.validate(request).stream()
                .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The fields that are wrong. */
    public static Set<String> fields(Object request) {
        return VALIDATOR.validate(request).stream()
                .map(ConstraintViolation::getPropertyPath)
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableSet());
    }
}
