package org.warden.person;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.warden.problem.Breaks;
import org.warden.problem.Rule;

/** A user name. It has no {@code @}, so that it cannot be mistaken for an e-mail address. */
@Pattern(regexp = "[A-Za-z0-9._-]{3,64}")
@ReportAsSingleViolation
@Breaks(Rule.USERNAME)
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Username {
    String message() default "must be 3 to 64 letters, digits, dots, underscores or hyphens";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
