package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;

/** Compares the entity tags of {@code If-None-Match}. Done here because the servers differ. */
public final class IfNoneMatch {
    private IfNoneMatch() {}

    /** Returns whether the request names this tag, by weak comparison (RFC 9110, section 13.1.2). A malformed tag matches nothing. */
    public static boolean names(HttpServletRequest request, String tag) {
        return Collections.list(request.getHeaders("If-None-Match")).stream().anyMatch(list -> names(list, tag));
    }

    private static boolean names(String list, String tag) {
        return list.strip().equals("*")
                || Arrays.stream(list.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals('"' + tag + '"'));
    }
}
