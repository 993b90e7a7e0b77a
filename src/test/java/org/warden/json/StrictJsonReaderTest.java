package org.warden.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

class StrictJsonReaderTest {
    private static final byte[] DUKE = "{\"name\":\"Duke\"}".getBytes(StandardCharsets.UTF_8);

    private final StrictJsonReader reader = new StrictJsonReader();
    private Annotation[] annotations = required();

    record Named(String name) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "application/json; v=1"
            })
    void jsonInUtf8IsRead(String type) {
        assertThat(read(type, DUKE)).isEqualTo(new Named("Duke"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/problem+json",
                "application/jsonp",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json; charset=\"\"",
                "*/*",
                "application/*"
            })
    void anyOtherMediaTypeIsUnsupported(String type) {
        assertThat(refusal(type, DUKE).type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    /** JAX-RS then passes a media type of its own choice. */
    @Test
    void missingMediaTypeIsUnsupported() {
        assertThat(refusal(null, DUKE).type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t "})
    void emptyBodyIsMalformed(String body) {
        assertThat(refusal("application/json", body.getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::type, Problem::getMessage)
                .containsExactly(ProblemType.MALFORMED_BODY, "The body is empty. It must be a JSON object.");
    }

    /** A lone byte, an overlong slash, a surrogate, beyond Unicode, a text cut short, and UTF-16. */
    @ParameterizedTest
    @ValueSource(strings = {"ff", "c0af", "eda080", "f4908080", "e282", "fffe7b00"})
    void bytesThatAreNotUtf8AreMalformed(String hex) {
        byte[] name = HexFormat.of().parseHex("7b226e616d65223a22" + hex + "227d");
        assertThat(refusal("application/json", name))
                .extracting(Problem::type, Problem::getMessage)
                .containsExactly(ProblemType.MALFORMED_BODY, "The body is not valid UTF-8.");
    }

    @Test
    void lettersBeyondAsciiAreRead() {
        byte[] body = "{\"name\":\"Zo\u00eb \ud83d\ude00\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(read("application/json", body)).isEqualTo(new Named("Zo\u00eb \ud83d\ude00"));
    }

    @Test
    void whatIsNoJsonIsMalformedAndSaysWhere() {
        assertThat(refusal("application/json", "{\"name\":\n  nope}".getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::type, Problem::getMessage)
                .first()
                .isEqualTo(ProblemType.MALFORMED_BODY);
        assertThat(refusal("application/json", "{\"name\":\n  nope}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("line 2, column");
    }

    @Test
    void bodyThatEndsTooEarlyIsMalformed() {
        assertThat(refusal("application/json", "{\"name\":[".getBytes(StandardCharsets.UTF_8))
                        .type())
                .isEqualTo(ProblemType.MALFORMED_BODY);
    }

    @Test
    void recordsAreReadAndNothingElse() {
        Annotation[] none = {};
        MediaType json = MediaType.APPLICATION_JSON_TYPE;
        assertThat(reader.isReadable(Named.class, Named.class, none, json)).isTrue();
        assertThat(reader.isReadable(String.class, String.class, none, json)).isFalse();
    }

    @Test
    void bodyThatIsNotRequiredMayBeLeftOut() {
        annotations = new Annotation[0];
        assertThat(read(null, new byte[0])).isNull();
        assertThat(read("application/json", new byte[0])).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "null", "[]"})
    void bodyThatIsNotRequiredMustBeAnObjectWhereItIsSent(String body) {
        annotations = new Annotation[0];
        assertThat(refusal("application/json", body.getBytes(StandardCharsets.UTF_8))
                        .type())
                .isEqualTo(ProblemType.MALFORMED_BODY);
    }

    private Problem refusal(String type, byte[] body) {
        return catchThrowableOfType(Problem.class, () -> read(type, body));
    }

    @Test
    void callerThatHangsUpIsRefusedAndNotReported() {
        InputStream endsEarly = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("hung up");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> read("application/json", endsEarly))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.BAD_REQUEST));
    }

    private Record read(String type, byte[] body) {
        return read(type, new ByteArrayInputStream(body));
    }

    @SuppressWarnings("unchecked") // as the interface has it: any record
    private Record read(String type, InputStream body) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.put("Content-Type", type == null ? new java.util.ArrayList<>() : java.util.List.of(type));
        MediaType mediaType = type == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : MediaType.valueOf(type);
        Class<?> named = Named.class;
        return reader.readFrom((Class<Record>) named, named, annotations, mediaType, headers, body);
    }

    /** Like a door with a required body. */
    private static Annotation[] required() {
        try {
            return StrictJsonReaderTest.class.getDeclaredMethod("door", Named.class)
                    .getParameterAnnotations()[0];
        } catch (NoSuchMethodException renamed) {
            throw new AssertionError(renamed);
        }
    }

    @SuppressWarnings("unused") // by reflection
    private static void door(@NotNull Named body) {}
}
