/**
 * Limits on how often a caller may make costly calls.
 *
 * <p>Owns the annotation that states the cost of a resource method, and the limits behind it: per address and per account, in
 * the memory of this node, before any database access. Owns the settings {@code warden.throttle.*} except the proxies, which
 * the edge reads. Owns no table. Refuses to limit guesses at a secret: the lockout does that, across all nodes.
 */
package org.warden.throttle;
