/**
 * The vocabulary of refusal: the one public list of problem codes, the one exception, and the places where it becomes
 * {@code application/problem+json} (RFC 9457): the JAX-RS mappers and the page that replaces the server's own error pages. A
 * door says by annotation which of these problems it can answer.
 *
 * <p>Owns no table and no setting. Refuses to say more than a caller may know: no class name, no stack trace, no SQL.
 */
package org.warden.problem;
