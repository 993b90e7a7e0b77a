package org.warden.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems of a door's own. What follows from its gate, its cost and its body is left out, and so is what every door can
 * answer: see {@code Reason} among the tests. Nothing reads it at run time; the tests compare it with the code behind the door,
 * with every answer and with the manual.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {
    ProblemType[] value();
}
