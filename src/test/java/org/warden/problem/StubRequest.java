package org.warden.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A servlet request with only an address, headers and attributes. */
public final class StubRequest {
    private StubRequest() {}

    public static HttpServletRequest to(String path) {
        return to(path, Map.of());
    }

    /** A request with these headers, each given any number of times, for a path that may have a query. */
    public static HttpServletRequest to(String address, Map<String, List<String>> headers) {
        Map<String, Object> attributes = new HashMap<>();
        String[] parts = address.split("\\?", 2);
        String path = parts[0];
        return Stub.of(HttpServletRequest.class)
                .on("getRequestURI", given -> path)
                .on("getServletPath", given -> path)
                .on("getPathInfo", given -> null)
                .on("getQueryString", given -> parts.length > 1 ? parts[1] : null)
                .on("getContextPath", given -> "/warden")
                .on("getMethod", given -> "GET")
                .on("getProtocol", given -> "HTTP/1.1")
                .on("getUserPrincipal", given -> null)
                .on("getAttribute", given -> attributes.get((String) given[0]))
                .on("setAttribute", given -> attributes.put((String) given[0], given[1]))
                .on("getRemoteAddr", given -> "192.0.2.1")
                .on(
                        "getHeader",
                        given -> headers.getOrDefault((String) given[0], List.of()).stream()
                                .findFirst()
                                .orElse(null))
                .on("getHeaderNames", given -> Collections.enumeration(headers.keySet()))
                .on("getHeaders", given -> Collections.enumeration(headers.getOrDefault((String) given[0], List.of())))
                .build();
    }
}
