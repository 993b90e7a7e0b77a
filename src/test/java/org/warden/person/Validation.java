package org.warden.person;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies Bean Validation to a request record, as a server does. */
public final class Validation {
    private static final Validator VALIDATOR =
            jakarta.validation.Validation.buildDefaultValidatorFactory().getValidator();

    private Validation() {}

    /** The violations, as {@code field: message}. */
    public static Set<String> errors(Object request) {
        return VALIDATOR.validate(request).stream()
                .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The invalid fields. */
    public static Set<String> fields(Object request) {
        return VALIDATOR.validate(request).stream()
                .map(ConstraintViolation::getPropertyPath)
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableSet());
    }
}
