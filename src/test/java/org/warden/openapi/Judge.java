package org.warden.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.warden.door.Door;
import org.warden.door.Doors;
import org.warden.problem.ProblemType;
import org.warden.server.Answer;

/** Compares answers with the committed description of the API. */
public final class Judge {
    private static final Path COMMITTED = Path.of("src/main/resources/org/warden/openapi/openapi.json");
    private static final String TEXT = read();
    private static final JsonObject DOCUMENT = object(TEXT);

    /** Where the schemas are found; nothing is fetched from there. */
    private static final String ADDRESS = "https://warden.example/openapi.json";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Map.of(ADDRESS, TEXT)));

    private static final Map<String, Schema> BY_PLACE = new ConcurrentHashMap<>();

    /** An answer may have one of these only if its description names it. */
    private static final Set<String> NAMED =
            Set.of("ETag", "Location", "Set-Cookie", "WWW-Authenticate", "Retry-After", "X-Request-Id");

    private Judge() {}

    static JsonObject document() {
        return DOCUMENT;
    }

    /**
     * Fails if the description of the called door does not include this answer. Addresses in an odd spelling are left to the
     * tests that send them.
     *
     * @param basic whether the request had credentials of HTTP Basic
     */
    public static void requireDescribed(Answer answer, boolean basic) {
        // An application inside the WAR may refuse what the door would do.
        if (!answer.body().contains("urn:warden:problem:own:")) {
            Doors.OURS.at(answer.call()).ifPresent(door -> requireDescribed(door, answer, basic));
        }
    }

    private static void requireDescribed(Door door, Answer answer, boolean basic) {
        String place = place(door, answer);
        JsonObject response = DOCUMENT.getValue(place).asJsonObject();
        requireHeaders(door, answer, response);
        if (answer.call().startsWith("HEAD ") || !response.containsKey("content")) {
            assertThat(answer.body())
                    .as("the body of an answer without one: %s", answer)
                    .isEmpty();
        } else {
            requireBody(door, answer, place, response);
        }
        if (answer.call().startsWith("HEAD ")) {
            return;
        }
        if (answer.code() != null) {
            assertThat(response.getJsonArray("x-codes").getValuesAs(JsonString::getString))
                    .as("problems with this status of %s, which answered %s", door, answer)
                    .contains(answer.code());
            assertThat(door.refusals(basic))
                    .as("problems of %s, which answered %s", door, answer)
                    .extracting(ProblemType::code)
                    .contains(answer.code());
        }
        Seen.add(door, answer.status(), answer.code() == null ? mediaType(answer) : answer.code());
    }

    private static String mediaType(Answer answer) {
        return answer.contentType().replaceFirst(" *;.*", "");
    }

    /** Where the document describes an answer with this status. */
    private static String place(Door door, Answer answer) {
        String operation = pointer(
                "paths", "/" + door.call().split(" ", 2)[1], door.method().toLowerCase(Locale.ROOT));
        JsonObject responses = DOCUMENT.getValue(operation + "/responses").asJsonObject();
        String status = String.valueOf(answer.status());
        assertThat(responses.keySet())
                .as("statuses of %s, which answered %s", door, answer)
                .contains(status);
        JsonObject response = responses.getJsonObject(status);
        return response.containsKey("$ref")
                ? response.getString("$ref").substring(1)
                : operation + "/responses/" + status;
    }

    private static void requireHeaders(Door door, Answer answer, JsonObject response) {
        JsonObject described = response.getJsonObject("headers");
        assertThat(answer.headers().map().keySet())
                .as("headers of %s, which answered %s", door, answer)
                .filteredOn(name -> NAMED.stream().anyMatch(name::equalsIgnoreCase))
                .allMatch(name -> described.keySet().stream().anyMatch(name::equalsIgnoreCase));
        List<String> required = described.keySet().stream()
                .filter(name -> isRequired(described.getJsonObject(name)))
                .toList();
        assertThat(required)
                .as("headers of %s, which answered %s", door, answer)
                .allMatch(name -> answer.headers().firstValue(name).isPresent());
    }

    private static boolean isRequired(JsonObject header) {
        JsonObject whole = header.containsKey("$ref")
                ? DOCUMENT.getValue(header.getString("$ref").substring(1)).asJsonObject()
                : header;
        return whole.getBoolean("required", false);
    }

    private static void requireBody(Door door, Answer answer, String place, JsonObject response) {
        String type = mediaType(answer);
        assertThat(response.getJsonObject("content").keySet())
                .as("media types of %s, which answered %s", door, answer)
                .contains(type);
        if (type.endsWith("json")) {
            String where = place + pointer("content", type, "schema");
            Schema schema = BY_PLACE.computeIfAbsent(
                    where, unknown -> SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + "#" + where)));
            assertThat(schema.validate(answer.body(), InputFormat.JSON))
                    .as("the body of %s, which answered %s", door, answer)
                    .isEmpty();
        } else {
            assertThat(answer.body()).as("the body of %s", answer).isNotEmpty();
        }
    }

    /** RFC 6901. */
    private static String pointer(String... names) {
        return List.of(names).stream()
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String read() {
        try {
            return Files.readString(COMMITTED);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
