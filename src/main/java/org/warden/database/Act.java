package org.warden.database;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller wants done, in one transaction. Always written beside {@code @Stateless}: where the server has an EJB
 * container, the act is an EJB; where it has none (WildFly's standalone-microprofile.xml), it is a CDI bean that {@link
 * ActTransaction} gives the same transaction. {@code @RolesAllowed} on an act is a second line, which only an EJB container
 * draws: the gate at the door is the first.
 */
@Stereotype
@Transacted
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Act {}
