package org.warden.login;

import java.time.Duration;

/**
 * Cookies that scripts cannot read, other hosts cannot set and pages of other sites do not send (RFC 6265bis, sections 4.1.2
 * and 4.1.3). Written by hand, because each server's own API writes other attributes in another order.
 */
final class HostCookie {
    /** Carries a refresh token. */
    static final String REFRESH = "__Host-warden-refresh";

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=";

    private HostCookie() {}

    /** The {@code Set-Cookie} header that stores this value for this time. */
    static String of(String name, String value, Duration life) {
        return name + "=" + value + ATTRIBUTES + Math.max(0, life.toSeconds());
    }

    /** The {@code Set-Cookie} header that deletes the cookie. */
    static String none(String name) {
        return of(name, "", Duration.ZERO);
    }
}
