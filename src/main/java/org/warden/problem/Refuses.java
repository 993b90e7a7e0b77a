package org.warden.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems specific to this endpoint. Omits those that follow from its gate, cost and body, and those common to all
 * endpoints: see {@code Reason} among the tests. Nothing reads it at run time; the tests compare it with the code behind the
 * endpoint, with every answer and with the manual.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {
    ProblemType[] value();
}
