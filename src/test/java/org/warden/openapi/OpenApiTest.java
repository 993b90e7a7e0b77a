package org.warden.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.warden.door.Doors;

/** The description of the API is equal to what the code says. */
class OpenApiTest {
    private static final Path COMMITTED = Path.of("src/main/resources/org/warden/openapi/openapi.json");
    private static final Path MADE = Path.of("target/openapi.json");
    private static final Path SCHEMA = Path.of("src/test/resources/openapi-3.1-schema.json");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Pattern VERSION = Pattern.compile("<version>(.+?)</version>");

    /** Otherwise {@code target/openapi.json} is what the code says: read the difference, then copy it over the other. */
    @Test
    void committedDocumentIsEqualToTheCode() throws IOException {
        String made = JsonText.of(Document.of(Doors.OURS, version()));
        String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "{}";
        if (!made.equals(committed)) {
            Files.writeString(MADE, made);
        }
        assertThat(differences(json(committed), json(made)))
                .as("what differs between %s and the code; %s is made from the code", COMMITTED, MADE)
                .isEmpty();
        assertThat(committed.equals(made)).as("the spelling of " + COMMITTED).isTrue();
    }

    @Test
    void documentIsValid() throws IOException {
        assertThat(errors(Files.readString(SCHEMA), Files.readString(COMMITTED)))
                .isEmpty();
    }

    /** The schema of OpenAPI leaves the schemas in a document to JSON Schema. */
    @Test
    void schemasAreValid() throws IOException {
        Schema schema = SCHEMAS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        JsonObject components = json(Files.readString(COMMITTED)).getJsonObject("components");
        assertThat(components.getJsonObject("schemas").entrySet())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(schema.validate(one.getValue().toString(), InputFormat.JSON))
                        .as(one.getKey())
                        .isEmpty());
    }

    @Test
    void anInvalidDocumentIsNoticed() throws IOException {
        String text = Files.readString(COMMITTED).replace("\"operationId\"", "\"operation\"");
        assertThat(errors(Files.readString(SCHEMA), text)).isNotEmpty();
    }

    private static List<Error> errors(String schema, String document) {
        return SCHEMAS.getSchema(schema).validate(document, InputFormat.JSON);
    }

    private static String version() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    /** The operations, components and other parts that are not the same. */
    private static List<String> differences(JsonObject old, JsonObject now) {
        List<String> differences = new ArrayList<>();
        for (String part : names(old, now)) {
            if (part.equals("paths") || part.equals("components")) {
                JsonObject oldPart = old.containsKey(part) ? old.getJsonObject(part) : JsonObject.EMPTY_JSON_OBJECT;
                JsonObject newPart = now.containsKey(part) ? now.getJsonObject(part) : JsonObject.EMPTY_JSON_OBJECT;
                for (String name : names(oldPart, newPart)) {
                    inner(oldPart, newPart, name).forEach(one -> differences.add(one + " " + name));
                }
            } else if (!Objects.equals(old.get(part), now.get(part))) {
                differences.add(part);
            }
        }
        return differences;
    }

    private static List<String> inner(JsonObject old, JsonObject now, String name) {
        JsonObject before = old.containsKey(name) ? old.getJsonObject(name) : JsonObject.EMPTY_JSON_OBJECT;
        JsonObject after = now.containsKey(name) ? now.getJsonObject(name) : JsonObject.EMPTY_JSON_OBJECT;
        return names(before, after).stream()
                .filter(one -> !Objects.equals(before.get(one), after.get(one)))
                .toList();
    }

    private static Set<String> names(JsonObject one, JsonObject other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
