package org.warden.admin.accounts;

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

/** A language tag such as {@code de-AT} (RFC 5646). */
@Pattern(regexp = "(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
@ReportAsSingleViolation
@Breaks(Rule.LANGUAGE)
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Language {
    String message() default "must be a language tag such as de-AT, of at most 35 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
