package org.warden.login;

import java.time.Duration;

/**
 * Cookies that no script reads, no other host sets and no page of another site sends (RFC 6265bis, sections 4.1.2 and 4.1.3).
 * Written by hand: each server's own way gives other attributes in another order.
 */
final class HostCookie {
    /** Carries a refresh token. */
    static final String REFRESH = "__Host-warden-refresh";

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=";

    private HostCookie() {}

    /** {@code Set-Cookie} with this value for as long as it lives. */
    static String of(String name, String value, Duration life) {
        return name + "=" + value + ATTRIBUTES + Math.max(0, life.toSeconds());
    }

    /** {@code Set-Cookie} that takes the cookie away. */
    static String none(String name) {
        return of(name, "", Duration.ZERO);
    }
}
