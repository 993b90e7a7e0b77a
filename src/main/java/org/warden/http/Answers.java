package org.warden.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One answer of an endpoint that is no problem, if the type that the method returns does not tell. Nothing reads it at run
 * time; the description of the API is made from it, and the tests compare it with every answer.
 */
@Documented
@Repeatable(Answers.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {
    int status() default 200;

    /** The record in the body; none for a body that is no record, or without a body. */
    Class<?> view() default void.class;

    /** The headers that every such answer has. */
    String[] headers() default {};

    /** The headers that some such answers have. */
    String[] sometimes() default {};

    /** Several answers of the same endpoint. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface All {
        Answers[] value();
    }
}
