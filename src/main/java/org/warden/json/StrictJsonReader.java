package org.warden.json;

import jakarta.json.stream.JsonParsingException;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * Reads a request record from JSON (RFC 8259) without the leniency of binding libraries: the media type must be {@code
 * application/json}, the bytes must be UTF-8, and {@link JsonRecord} must accept the content. An absent body is {@code null} if
 * the parameter has no {@code @NotNull}.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class StrictJsonReader implements MessageBodyReader<Record> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        byte[] bytes = bytes(body);
        if (bytes.length == 0 && Arrays.stream(annotations).noneMatch(NotNull.class::isInstance)) {
            return null;
        }
        requireJson(headers.getFirst("Content-Type"), mediaType);
        String json = utf8(bytes);
        if (json.isBlank()) {
            throw malformed("The body is empty. It must be a JSON object.");
        }
        try {
            return JsonRecord.read(json, type);
        } catch (JsonParsingException notJson) {
            throw malformed(
                    "The body is not valid JSON (line " + notJson.getLocation().getLineNumber() + ", column "
                            + notJson.getLocation().getColumnNumber() + ").");
        }
    }

    /** JAX-RS lets a body without a {@code Content-Type} pass every {@code @Consumes}, so this checks it. */
    private static void requireJson(String sent, MediaType mediaType) {
        String charset = mediaType.getParameters().getOrDefault("charset", "utf-8");
        // Compares text, because JAX-RS treats "*/*" as compatible with JSON, even as the type of a body.
        String type = mediaType.getType() + "/" + mediaType.getSubtype();
        boolean json = sent != null && type.equalsIgnoreCase(MediaType.APPLICATION_JSON);
        if (!json || !charset.toLowerCase(Locale.ROOT).equals("utf-8")) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** A caller who disconnects early causes no failure and no line in the log. */
    private static byte[] bytes(InputStream body) {
        try {
            return body.readAllBytes();
        } catch (IOException endedEarly) {
            throw new Problem(ProblemType.BAD_REQUEST, "The body ended too early.");
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed("The body is not valid UTF-8.");
        }
    }

    static Problem malformed(String detail) {
        return new Problem(ProblemType.MALFORMED_BODY, detail);
    }
}
