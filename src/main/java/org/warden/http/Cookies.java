package org.warden.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads the cookies of a request through the servlet API. JAX-RS implementations parse cookies themselves, and one of them
 * fails on {@code $Version=x}, which any caller may send.
 */
public final class Cookies {
    private Cookies() {}

    /** Returns the value of the first cookie with this name, or null. */
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
