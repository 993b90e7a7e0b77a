/**
 * Refusals: the public list of problem codes, the one exception, and the code that turns it into {@code
 * application/problem+json} (RFC 9457): the JAX-RS mappers, and the page that replaces the server's error pages. The
 * annotation {@code @Refuses} of a resource method names the method's own problems.
 *
 * <p>Owns no table and no setting. Refuses to tell a caller internals: no class name, no stack trace, no SQL.
 */
package org.warden.problem;
