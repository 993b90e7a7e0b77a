package org.warden.act;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class that calls acts in this JVM. The container injects its {@code @Inject} fields. Each test begins at the
 * same time, with a database that holds the roles and one signing key only.
 */
@ExtendWith(ActsExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Acts {}
