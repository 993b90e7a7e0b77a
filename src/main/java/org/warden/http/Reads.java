package org.warden.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The cookies and headers that an endpoint reads itself. Omits those that follow from its answers, such as {@code If-Match}.
 * Nothing reads it at run time; the description of the API is made from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Reads {
    String[] cookies() default {};

    String[] headers() default {};
}
