package org.warden.throttle;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds how often one address and one account may call this door. {@link ThrottleFilter} enforces it after the gate and before
 * the body is read; a test of the house refuses doors without it, but for plain reads by token.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Throttled {
    Cost value();

    /** Whether one account has one such call at a time on this node; the next waits for a moment and is refused then. */
    boolean oneAtATime() default false;
}
