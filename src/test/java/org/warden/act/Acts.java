package org.warden.act;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests that call acts in this JVM. Its {@code @Inject} fields are beans of the house; before each test the database
 * is empty but for the roles and one signing key, and the clock stands where it stood before every other.
 */
@ExtendWith(ActsExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Acts {}
