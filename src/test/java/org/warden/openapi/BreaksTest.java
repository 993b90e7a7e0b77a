package org.warden.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatchBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.openapi.Breaks.Break;

/**
 * A change of the API after which a caller may fail is named in the changelog. The description is compared with that of the
 * last release, a file beside the tests, so that neither a tag nor a history is needed. Until the first release, the file holds
 * a description of the main branch.
 */
class BreaksTest {
    private static final Path RELEASED = Path.of("src/test/resources/openapi-released.json");
    private static final Path CHANGELOG = Path.of("src/site/markdown/changelog.md");

    private static final String LOGIN = "POST /api/user/token";
    private static final String BODY = "/components/schemas/TokenRequest";
    private static final String VIEW = "/components/schemas/Token";
    private static final String KEYS = "/paths/~1api~1keys/get";
    private static final String LIST = "/paths/~1api~1users/get";
    private static final String REGISTRATION = "/paths/~1api~1user~1register/post";

    @Test
    void everyBreakingChangeIsInTheChangelog() throws IOException {
        List<Break> breaks = Breaks.between(json(Files.readString(RELEASED)), Judge.document());
        assertThat(unnamed(breaks, Files.readString(CHANGELOG)))
                .as("name each of these operations in the section \"Incompatible changes\" of %s", CHANGELOG)
                .isEmpty();
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                change("removed operation", "GET /api/keys", patch -> patch.remove(KEYS)),
                change("other name", "GET /api/keys", patch -> patch.replace(KEYS + "/operationId", "listKeys")),
                change(
                        "other permission",
                        "GET /api/keys",
                        patch -> patch.replace(KEYS + "/security/0/bearer/0", "warden:key:other")),
                change(
                        "token where none was needed",
                        "POST /api/user/register",
                        patch -> patch.replace(
                                REGISTRATION + "/security",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder().add("bearer", Json.createArrayBuilder()))
                                        .build())),
                change("removed field", LOGIN, patch -> patch.remove(BODY + "/properties/newPassword")),
                change("new required field", LOGIN, patch -> patch.add(BODY + "/required/-", "newPassword")),
                change(
                        "field that may not be null",
                        LOGIN,
                        patch -> patch.replace(BODY + "/properties/newPassword/type", "string")),
                change("shorter field", LOGIN, patch -> patch.replace(BODY + "/properties/newPassword/maxLength", 12)),
                change(
                        "field with another pattern",
                        LOGIN,
                        patch -> patch.replace(BODY + "/properties/code/pattern", "^[0-9]{8}$")),
                change("removed parameter", "GET /api/users", patch -> patch.remove(LIST + "/parameters/0")),
                change(
                        "required parameter",
                        "GET /api/users",
                        patch -> patch.add(LIST + "/parameters/0/required", true)),
                change(
                        "removed member of a view",
                        LOGIN,
                        patch -> patch.remove(VIEW + "/required/0").remove(VIEW + "/properties/token")),
                change("member that may be absent", LOGIN, patch -> patch.remove(VIEW + "/required/0")),
                change(
                        "member of another type",
                        LOGIN,
                        patch -> patch.replace(VIEW + "/properties/token/type", "integer")),
                change(
                        "new word in a view",
                        "GET /api/keys",
                        patch -> patch.add("/components/schemas/Key/properties/state/enum/-", "sleepy")),
                change(
                        "removed success",
                        "POST /api/user/register",
                        patch -> patch.remove(REGISTRATION + "/responses/202")),
                change(
                        "removed header",
                        LOGIN,
                        patch -> patch.remove("/paths/~1api~1user~1token/post/responses/200/headers/Set-Cookie")),
                change(
                        "removed media type",
                        "GET /metrics",
                        patch -> patch.remove("/paths/~1metrics/get/responses/200/content/text~1plain")),
                change(
                        "other code",
                        "POST /api/user/register",
                        patch -> patch.replace(
                                "/components/responses/email-taken.username-taken/x-codes/0", "address-taken")));
    }

    static Stream<Arguments> compatible() {
        return Stream.of(
                change("other text", LOGIN, patch -> patch.replace(BODY + "/description", "Another text.")),
                change("new field that may be absent", LOGIN, patch -> patch.add(BODY + "/properties/more", string())),
                change("longer field", LOGIN, patch -> patch.replace(BODY + "/properties/newPassword/maxLength", 500)),
                change("new member of a view", LOGIN, patch -> patch.add(VIEW + "/properties/more", string())),
                change(
                        "fewer words in a view",
                        "GET /api/keys",
                        patch -> patch.remove("/components/schemas/Key/properties/state/enum/0")),
                change("token without a role", "GET /api/keys", patch -> patch.remove(KEYS + "/security/0/bearer/0")),
                change(
                        "no permission any more",
                        "GET /api/keys",
                        patch -> patch.remove(KEYS + "/security/0/bearer/0")
                                .replace(
                                        KEYS + "/security",
                                        Json.createArrayBuilder().build())),
                change(
                        "new code",
                        "POST /api/user/register",
                        patch -> patch.add(
                                "/components/responses/email-taken.username-taken/x-codes/-", "address-taken")));
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void aBreakingChangeIsNoticed(UnaryOperator<JsonPatchBuilder> change, String operation) {
        assertThat(after(change)).extracting(Break::operation).contains(operation);
    }

    @ParameterizedTest
    @MethodSource("compatible")
    void anotherChangeIsNot(UnaryOperator<JsonPatchBuilder> change, String operation) {
        assertThat(after(change)).as(operation).isEmpty();
    }

    @Test
    void aBreakingChangeThatIsNotInTheChangelogFails() {
        List<Break> breaks = after(patch -> patch.remove(KEYS));
        assertThat(unnamed(breaks, "## Not yet released\n\n- `GET /api/keys` is faster.\n"))
                .isEqualTo(breaks);
    }

    @Test
    void aBreakingChangeOfAnEarlierVersionDoesNotCount() {
        List<Break> breaks = after(patch -> patch.remove(KEYS));
        String changelog = "## Not yet released\n\n## 1.0\n\n### Incompatible changes\n\n- `GET /api/keys` is gone.\n";
        assertThat(unnamed(breaks, changelog)).isEqualTo(breaks);
    }

    @Test
    void aBreakingChangeThatIsInTheChangelogPasses() {
        List<Break> breaks = after(patch -> patch.remove(KEYS));
        String changelog = "## Not yet released\n\n### Incompatible changes\n\n- `GET /api/keys` is gone.\n\n## 1.0\n";
        assertThat(unnamed(breaks, changelog)).isEmpty();
    }

    private static Arguments change(String name, String operation, UnaryOperator<JsonPatchBuilder> change) {
        return Arguments.of(Named.of(name, change), operation);
    }

    private static JsonObject string() {
        return Json.createObjectBuilder().add("type", "string").build();
    }

    private static List<Break> after(UnaryOperator<JsonPatchBuilder> change) {
        JsonObject document = Judge.document();
        return Breaks.between(
                document, change.apply(Json.createPatchBuilder()).build().apply(document));
    }

    /** The breaking changes whose operation the first section, that of the coming version, does not name. */
    private static List<Break> unnamed(List<Break> breaks, String changelog) {
        String coming = part(changelog, "## ", "\n## ");
        String section = part(coming, "### Incompatible changes", "\n### ");
        return breaks.stream()
                .filter(one -> !section.contains("`" + one.operation() + "`"))
                .toList();
    }

    /** What stands between these; empty if the first is missing. */
    private static String part(String text, String begin, String end) {
        int start = text.indexOf(begin);
        if (start < 0) {
            return "";
        }
        int stop = text.indexOf(end, start + begin.length());
        return text.substring(start, stop < 0 ? text.length() : stop);
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
