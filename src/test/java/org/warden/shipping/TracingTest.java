package org.warden.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map.Entry;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The configuration of the OpenTelemetry agent. {@code TracesIT} starts a server with it. */
class TracingTest {
    private static final Path FILE = Path.of("src/main/monitoring/opentelemetry.properties");
    private static final Path DESCRIPTION = Path.of("src/main/resources/org/warden/openapi/openapi.json");
    private static final String SECRET =
            "otel.instrumentation.sanitization.url.experimental.sensitive-query-parameters";

    /** A caller cannot choose the text of a parameter freely if its schema has one of these. */
    private static final List<String> RULES = List.of("enum", "format", "pattern");

    @Test
    void everyParameterWithAFreeTextIsRedacted() throws IOException {
        Set<String> free = description().getJsonObject("paths").values().stream()
                .flatMap(path -> path.asJsonObject().values().stream())
                .filter(operation -> operation.getValueType() == JsonValue.ValueType.OBJECT)
                .map(operation -> operation.asJsonObject().getJsonArray("parameters"))
                .filter(parameters -> parameters != null)
                .flatMap(parameters -> parameters.getValuesAs(JsonObject.class).stream())
                .filter(parameter -> parameter.getString("in", "").equals("query"))
                .filter(parameter -> isFree(parameter.getJsonObject("schema")))
                .map(parameter -> parameter.getString("name"))
                .collect(Collectors.toSet());
        assertThat(free).contains("search", "cursor");
        assertThat(redacted()).contains("ticket").containsAll(free);
    }

    /** Some callers send a body as a query by mistake. */
    @Test
    void everyTextOfABodyIsRedacted() throws IOException {
        Set<String> texts = description().getJsonObject("components").getJsonObject("schemas").entrySet().stream()
                .filter(schema -> schema.getKey().endsWith("Request"))
                .map(schema -> schema.getValue().asJsonObject().getJsonObject("properties"))
                .flatMap(properties -> properties.entrySet().stream())
                .filter(property -> isText(property.getValue().asJsonObject()))
                .map(Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(texts).contains("password", "refreshToken", "email", "recoveryCode");
        assertThat(redacted()).containsAll(texts);
    }

    private static boolean isFree(JsonObject schema) {
        return schema.getString("type", "").equals("string") && RULES.stream().noneMatch(schema::containsKey);
    }

    private static boolean isText(JsonObject schema) {
        String format = schema.getString("format", "");
        return schema.containsKey("type")
                && schema.get("type").toString().contains("\"string\"")
                && !format.equals("uuid")
                && !format.equals("date-time");
    }

    private static Set<String> redacted() throws IOException {
        Properties agent = new Properties();
        try (InputStream file = Files.newInputStream(FILE)) {
            agent.load(file);
        }
        return Stream.of(agent.getProperty(SECRET).split(",", -1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonObject description() throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(DESCRIPTION))) {
            return reader.readObject();
        }
    }
}
