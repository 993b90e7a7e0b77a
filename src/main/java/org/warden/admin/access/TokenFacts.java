package org.warden.admin.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What is known of the token in question.
 *
 * @param secondFactor whether its session has a second factor, or the next one will have one
 * @param issued null for the next token, and for a token whose roles are known
 * @param roles the roles in force in it; null if they are not known
 */
record TokenFacts(boolean secondFactor, Instant issued, Set<String> roles) {
    /** The time in a token has no fraction of a second. */
    boolean has(Source source) {
        return roles == null
                ? issued == null
                        || !source.given().truncatedTo(ChronoUnit.SECONDS).isAfter(issued)
                : roles.contains(source.role());
    }
}
