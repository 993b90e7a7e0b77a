package org.warden.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Escapes the query so that it conforms to RFC 3986. Browsers send some characters unescaped (WHATWG URL, section 1.3), on
 * which JAX-RS would fail.
 */
final class EscapedQuery extends HttpServletRequestWrapper {
    private static final Pattern UNESCAPED = Pattern.compile("[{}|\\\\^`]|%(?![0-9A-Fa-f]{2})");

    EscapedQuery(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getQueryString() {
        return escaped(super.getQueryString());
    }

    static String escaped(String query) {
        return query == null ? null : UNESCAPED.matcher(query).replaceAll(found -> "%" + hex(found.group()));
    }

    private static String hex(String character) {
        return HexFormat.of().withUpperCase().formatHex(character.getBytes(StandardCharsets.US_ASCII));
    }
}
