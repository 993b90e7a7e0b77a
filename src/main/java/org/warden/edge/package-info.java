/**
 * The edge, through which every request and every answer passes.
 *
 * <p>Owns the checks of a request's head, the security headers, the body limit, and the refusal of WebSockets without a caller.
 * All behave the same on every server; the servers' own versions differ. Owns no table, and the setting {@code
 * warden.edge.web-sockets}. Does not authenticate: the mechanism in a higher package has done so before.
 */
package org.warden.edge;
