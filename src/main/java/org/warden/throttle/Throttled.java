package org.warden.throttle;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how often an address and an account may call this method. {@link ThrottleFilter} enforces it after the gate and before
 * the body is read. {@code HouseTest} requires it on every resource method except plain reads by token.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Throttled {
    Cost value();

    /** Whether an account may run only one such call at a time on this node; the next one waits briefly and is then refused. */
    boolean oneAtATime() default false;
}
