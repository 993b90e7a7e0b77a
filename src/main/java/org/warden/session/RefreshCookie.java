package org.warden.session;

import java.time.Duration;

/**
 * The refresh token as a cookie that no script reads, no other host sets and no page of another site sends (RFC 6265bis,
 * sections 4.1.2 and 4.1.3). Written by hand: each server's own way gives other attributes in another order.
 */
final class RefreshCookie {
    static final String NAME = "__Host-warden-refresh";

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=";

    private RefreshCookie() {}

    /** {@code Set-Cookie} with this token for as long as it lives. */
    static String of(String token, Duration life) {
        return NAME + "=" + token + ATTRIBUTES + Math.max(0, life.toSeconds());
    }

    /** {@code Set-Cookie} that takes the token away. */
    static String none() {
        return NAME + "=" + ATTRIBUTES + "0";
    }
}
