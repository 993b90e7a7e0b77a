package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;

/** Makes entity tags, and answers {@code If-None-Match}. Done here because the servers differ. */
public final class IfNoneMatch {
    private static final int TAG_BYTES = 16;

    private IfNoneMatch() {}

    /** Returns the strong entity tag of this content (RFC 9110, section 8.8.3), without the quotation marks. */
    public static String tag(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }

    /**
     * Returns whether the request names this tag, by weak comparison (RFC 9110, section 13.1.2). A malformed tag matches
     * nothing.
     */
    static boolean names(HttpServletRequest request, String tag) {
        return Collections.list(request.getHeaders("If-None-Match")).stream().anyMatch(list -> names(list, tag));
    }

    /**
     * Begins the answer to a request for a public document: 304 if the request names this tag, otherwise 200 with the content.
     * Caches may keep it for so many seconds.
     */
    public static Response.ResponseBuilder answer(
            HttpServletRequest request, String tag, Object content, long seconds) {
        return answer(request, tag, Response.ok(content), "public, max-age=" + seconds);
    }

    /** Begins the answer: 304 if the request names this tag, otherwise the one with the content. */
    public static Response.ResponseBuilder answer(
            HttpServletRequest request, String tag, Response.ResponseBuilder content, String caching) {
        return (names(request, tag) ? Response.notModified() : content)
                .tag(new EntityTag(tag))
                .header("Cache-Control", caching);
    }

    private static boolean names(String list, String tag) {
        return list.strip().equals("*")
                || Arrays.stream(list.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals('"' + tag + '"'));
    }
}
