/**
 * Requests and answers, as all packages see them.
 *
 * <p>Owns the request id, the requester and the caller, cookies, conditional requests, and the gate that enforces
 * {@code @RolesAllowed} and denies access by default. Owns no table. Owns the settings {@code warden.public-url} and {@code
 * warden.throttle.trusted-proxies}. Does not authenticate: the mechanism in a higher package has done so.
 */
package org.warden.http;
