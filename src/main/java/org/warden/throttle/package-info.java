/**
 * How often a caller may ask for what is costly.
 *
 * <p>Owns the annotation that states what a door costs, and the limits behind it: per address and per account, in the memory of
 * this node, before any database access. Owns the settings {@code warden.throttle.*} except the proxies, which the edge reads;
 * no table. Refuses to limit guesses at a secret: the lockout does that, on all nodes.
 */
package org.warden.throttle;
