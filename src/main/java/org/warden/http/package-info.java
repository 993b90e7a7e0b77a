/**
 * The edge, through which every request and every answer passes.
 *
 * <p>Owns the request id, the checks of a request's head, the security headers, the body limit, and the gate that enforces
 * {@code @RolesAllowed} and denies access by default. All behave the same on every server; the servers' own versions differ.
 * Owns no table. Owns the settings {@code warden.public-url} and {@code warden.throttle.trusted-proxies}. Does not
 * authenticate: the mechanism in a higher package has done so.
 */
package org.warden.http;
