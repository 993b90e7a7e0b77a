package org.warden.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.warden.server.Api;

/** Makes JSON values from schemas: those that a schema allows, and those that it forbids. The same seed makes the same values. */
final class FuzzValues {
    /** Texts to choose from, if they fit the pattern. They are few, so that later calls find what earlier ones created. */
    private static final List<String> TEXTS = List.of(
            "fuzz",
            "fuzz:read",
            "123456",
            "fuzz@example.org",
            "de",
            "Jane Doe",
            "link",
            Api.PASSWORD,
            "\u00fcber",
            "x");

    private static final List<String> OTHER_TYPES = List.of("1", "1.5", "1e400", "true", "[]", "{}", "\"\"", "[[]]");

    private final JsonObject document;
    private final Random random;
    private final List<String> ids;

    /** @param ids those of rows, beside unknown ones */
    FuzzValues(JsonObject document, Random random, List<String> ids) {
        this.document = document;
        this.random = random;
        this.ids = ids;
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Returns true once in this many calls. */
    boolean onceIn(int calls) {
        return random.nextInt(calls) == 0;
    }

    /** What a reference leads to; any other value itself. */
    JsonObject resolved(JsonObject value) {
        return value.containsKey("$ref")
                ? document.getValue(value.getString("$ref").substring(1)).asJsonObject()
                : value;
    }

    /** The fields of a good object: every required one, and half of the others. */
    Map<String, String> fields(JsonObject schema) {
        Map<String, String> fields = new LinkedHashMap<>();
        schema.getJsonObject("properties").forEach((name, field) -> {
            if (isRequired(schema, name) || random.nextBoolean()) {
                JsonObject resolved = resolved(field.asJsonObject());
                boolean none = resolved.get("type") instanceof JsonArray && onceIn(5);
                fields.put(name, none ? "null" : value(resolved));
            }
        });
        return fields;
    }

    static boolean isRequired(JsonObject schema, String name) {
        return schema.containsKey("required")
                && schema.getJsonArray("required")
                        .getValuesAs(JsonString::getString)
                        .contains(name);
    }

    static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(one -> '"' + one.getKey() + "\":" + one.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A value that the schema allows. */
    String value(JsonObject schema) {
        if (schema.containsKey("enum")) {
            return one(schema.getJsonArray("enum")).toString();
        }
        return switch (type(schema)) {
            case "object" -> json(fields(schema));
            case "array" -> random.nextBoolean() ? "[]" : "[" + value(resolved(schema.getJsonObject("items"))) + "]";
            case "integer" -> String.valueOf(schema.getInt("minimum", 0) + random.nextInt(3));
            case "boolean" -> String.valueOf(random.nextBoolean());
            default -> Json.createValue(textFor(schema)).toString();
        };
    }

    private String textFor(JsonObject schema) {
        return switch (schema.getString("format", "")) {
            case "uuid" -> random.nextBoolean() ? one(ids) : UUID.randomUUID().toString();
            case "date-time" -> "2099-01-31T12:00:00Z";
            case "date" -> "2026-01-31";
            case "email" -> "fuzz" + random.nextInt(1_000_000) + "@example.org";
            default -> {
                String pattern = schema.getString("pattern", "");
                yield one(TEXTS.stream()
                        .filter(text -> text.length() <= schema.getInt("maxLength", Integer.MAX_VALUE)
                                && text.length() >= schema.getInt("minLength", 0)
                                && (pattern.isEmpty() || text.matches(pattern)))
                        .toList());
            }
        };
    }

    /** A value of the right type that the schema forbids; {@code null} if there is none. */
    String beyond(JsonObject schema) {
        List<String> values = new ArrayList<>();
        if (schema.containsKey("maxLength")) {
            values.add('"' + "a".repeat(schema.getInt("maxLength") + 1) + '"');
        }
        if (schema.getInt("minLength", 0) > 0) {
            values.add('"' + "a".repeat(schema.getInt("minLength") - 1) + '"');
        }
        if (schema.containsKey("pattern") || schema.containsKey("enum") || schema.containsKey("format")) {
            values.add("\"\u2028 no such thing \"");
        }
        if (schema.containsKey("maximum")) {
            values.add(String.valueOf(schema.getInt("maximum") + 1));
            values.add(String.valueOf(schema.getInt("minimum") - 1));
        }
        if (schema.containsKey("maxItems")) {
            values.add("[\"a\"" + ",\"a\"".repeat(schema.getInt("maxItems")) + "]");
        }
        return values.isEmpty() ? null : one(values);
    }

    /** A value of a type that the schema does not name. */
    String otherType(JsonObject schema) {
        String begin = switch (type(schema)) {
            case "object" -> "{";
            case "array" -> "[";
            case "boolean" -> "t";
            default -> "\"";
        };
        return one(OTHER_TYPES.stream().filter(json -> !json.startsWith(begin)).toList());
    }

    private static String type(JsonObject schema) {
        return schema.get("type") instanceof JsonArray types ? types.getString(0) : schema.getString("type");
    }

    /** The text of a JSON value, as an address has it. */
    static String text(String json) {
        return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }
}
