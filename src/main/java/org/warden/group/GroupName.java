package org.warden.group;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.warden.problem.Breaks;
import org.warden.problem.Rule;

/** The name of a group. It has no slash, which stands between the names of a path. */
@Documented
@Size(min = 1, max = 64)
@Pattern(regexp = "[^/\\p{C}\\p{Z}]+( [^/\\p{C}\\p{Z}]+)*")
@ReportAsSingleViolation
@Breaks(Rule.GROUP_NAME)
@Constraint(validatedBy = {})
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface GroupName {
    String message() default
            "must be 1 to 64 characters without slashes or control characters; only single spaces, between words";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
