/**
 * The edge: what every request and every answer passes, whatever feature they are for.
 *
 * <p>Owns the request id, the judgement of a request's head, the security headers, the size limit and the gate that enforces
 * {@code @RolesAllowed} and denies by default: on every server the same, which left to itself each does otherwise. No table;
 * the settings {@code warden.public-url} and {@code warden.throttle.trusted-proxies}. Refuses to know who the caller is: the
 * mechanism above found that out before.
 */
package org.warden.http;
