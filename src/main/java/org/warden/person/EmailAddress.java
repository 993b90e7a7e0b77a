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

/** An e-mail address in ASCII, as mail servers accept it. The pattern checks the length first, so that no input is slow. */
@Pattern(regexp = EmailAddress.FORMAT)
@ReportAsSingleViolation
@Breaks(Rule.EMAIL)
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface EmailAddress {
    /** One part of a domain name (RFC 1034, section 3.5). */
    String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /** The text between the dots of a local part (RFC 5321, section 4.1.2): mail servers accept no other characters. */
    String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    /** The whole address. */
    String FORMAT = "(?=.{3,254}$)(?![^@]{65})" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*";

    String message() default "must be an e-mail address of at most 254 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
