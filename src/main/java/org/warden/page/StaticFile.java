package org.warden.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.warden.http.IfNoneMatch;

/**
 * A file in memory that is the same for every caller.
 *
 * @param type the media type
 * @param tag the strong entity tag (RFC 9110, section 8.8.3), without the quotation marks
 * @param policy the Content-Security-Policy of a page; empty for any other file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record StaticFile(byte[] content, String type, String tag, Optional<String> policy) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "json", "application/json",
            "txt", "text/plain;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    /**
     * Reads a file from the package of this class. Throws {@link IllegalArgumentException} if its extension has no media type.
     */
    public static StaticFile beside(Class<?> owner, String name) {
        byte[] content = read(owner, name);
        return new StaticFile(content, type(name), IfNoneMatch.tag(content), Optional.empty());
    }

    /** The same file as a page with this Content-Security-Policy. */
    public StaticFile under(String itsPolicy) {
        return new StaticFile(content, type, tag, Optional.of(itsPolicy));
    }

    private static byte[] read(Class<?> owner, String name) {
        try (InputStream file = owner.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no file " + name + " beside " + owner.getName());
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String type(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalArgumentException("No media type is known for " + name);
        }
        return type;
    }
}
