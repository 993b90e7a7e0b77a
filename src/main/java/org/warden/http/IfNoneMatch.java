package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;

/** The tags that a caller holds already. The servers' own ways to compare them differ. */
public final class IfNoneMatch {
    private IfNoneMatch() {}

    /** Whether the request names this tag, by weak comparison (RFC 9110, section 13.1.2); what cannot be read names nothing. */
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
