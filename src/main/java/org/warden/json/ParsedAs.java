package org.warden.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a text must be that a caller sends, if the code behind the endpoint parses it itself. Nothing reads it at run time; the
 * description of the API is made from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface ParsedAs {
    /** A format of JSON Schema, such as {@code uuid}. */
    String format() default "";

    /** The expression that the whole text must match. */
    String pattern() default "";

    /** The words that are possible. */
    String[] words() default {};

    /** The smallest whole number; only numbers are possible if {@link #most} is not 0. */
    int least() default 0;

    /** The largest whole number. */
    int most() default 0;

    /** The most characters. */
    int longest() default 0;
}
