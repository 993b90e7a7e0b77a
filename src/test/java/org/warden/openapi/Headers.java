package org.warden.openapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers and cookies of requests and answers, each described once. */
final class Headers {
    /** Of answers. */
    private static final Map<String, String> ANSWERED = new TreeMap<>(Map.of(
            "X-Request-Id", "The id of the request, which the log has too.",
            "ETag", "The version of what is shown: for `If-None-Match`, and for `If-Match` before a change.",
            "Location", "The address of what was created, or of the page.",
            "Cache-Control", "Whether and how long the answer may be stored.",
            "Content-Security-Policy", "What the page may do.",
            "Cross-Origin-Opener-Policy", "Which pages may hold a handle of the page's window.",
            "Permissions-Policy", "Which features of the browser the page may use.",
            "Set-Cookie", "A cookie for browsers: the device, or the refresh token.",
            "WWW-Authenticate", "How to authenticate (RFC 6750, RFC 9470).",
            "Retry-After", "The seconds to wait before another try."));

    /** Of requests, with the place and a text. */
    private static final Map<String, List<String>> SENT = new TreeMap<>(Map.of(
            "If-Match", List.of("header", "The `ETag` that came with the data to change."),
            "If-None-Match", List.of("header", "The `ETag` of the caller's copy."),
            "X-Requested-With", List.of("header", "Any value; required if the refresh token is in the cookie."),
            "__Host-warden-refresh", List.of("cookie", "The refresh token, if the body has none."),
            "__Host-warden-device", List.of("cookie", "The device, from an earlier login.")));

    private Headers() {}

    /** The headers of an answer: its id, those that it always has, and those that it may have. */
    static Map<String, Object> of(Collection<String> always, Collection<String> sometimes) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("X-Request-Id", reference("X-Request-Id"));
        always.forEach(name -> headers.put(name, reference(name)));
        sometimes.forEach(name -> headers.put(name, header(name, false)));
        return headers;
    }

    private static Map<String, Object> reference(String name) {
        text(name);
        return Map.of("$ref", "#/components/headers/" + name);
    }

    private static Map<String, Object> header(String name, boolean required) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("description", text(name));
        header.put("required", required);
        header.put("schema", Map.of("type", name.equals("Retry-After") ? "integer" : "string"));
        return header;
    }

    private static String text(String name) {
        if (!ANSWERED.containsKey(name)) {
            throw new IllegalStateException("Add a text for the header " + name);
        }
        return ANSWERED.get(name);
    }

    /** A reference to a parameter. */
    static Map<String, Object> sent(String name) {
        if (!SENT.containsKey(name)) {
            throw new IllegalStateException("Add a text for the header or cookie " + name);
        }
        return Map.of("$ref", "#/components/parameters/" + name);
    }

    static Map<String, Object> headers() {
        Map<String, Object> all = new LinkedHashMap<>();
        ANSWERED.keySet().forEach(name -> all.put(name, header(name, true)));
        return all;
    }

    static Map<String, Object> parameters() {
        Map<String, Object> all = new LinkedHashMap<>();
        SENT.forEach((name, words) -> {
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", name);
            parameter.put("in", words.get(0));
            parameter.put("description", words.get(1));
            if (name.equals("If-Match")) {
                parameter.put("required", true);
            }
            parameter.put("schema", Map.of("type", "string"));
            all.put(name, parameter);
        });
        return all;
    }
}
