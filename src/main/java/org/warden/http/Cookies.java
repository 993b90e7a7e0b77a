package org.warden.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The cookies of a request, as the server reads them. JAX-RS has readers of its own, and one of them fails on what a caller may
 * send ({@code $Version=x}).
 */
public final class Cookies {
    private Cookies() {}

    /** The value of the first cookie of this name, or null. */
    public static String value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
