package org.warden.database;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation for a caller, in one transaction. Always used together with {@code @Stateless}: on a server with an EJB
 * container an act is an EJB; without one (WildFly's standalone-microprofile.xml) it is a CDI bean to which {@link
 * ActTransaction} gives the same transaction. {@code @RolesAllowed} on an act is a second line of defense behind the gate,
 * which only an EJB container enforces.
 */
@Stereotype
@Transacted
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Act {}
