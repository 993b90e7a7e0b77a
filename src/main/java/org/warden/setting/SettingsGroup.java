package org.warden.setting;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A group of settings: a public record {@code X} with a method {@code public static X from(Settings settings)}. The container
 * finds it by this annotation. It is read at the start together with all other groups, and can be injected by its type.
 */
@Stereotype // Required if the container discovers annotated classes only.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SettingsGroup {}
