package org.warden.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The changes of a schema that may break a caller: a value that was accepted and is not, or one that is sent and was not. */
final class SchemaBreaks {
    private static final Set<String> ALL_TYPES =
            Set.of("null", "boolean", "object", "array", "string", "number", "integer");

    private static final Set<String> UPPER = Set.of("maxLength", "maxItems", "maximum");
    private static final Set<String> LOWER = Set.of("minLength", "minItems", "minimum");
    private static final Set<String> EXACT = Set.of("pattern", "format");

    /** A keyword that is not among these would be compared with nothing. */
    private static final Set<String> OTHERS =
            Set.of("$ref", "type", "description", "enum", "properties", "required", "items", "additionalProperties");

    private final JsonObject before;
    private final JsonObject now;
    private final Consumer<String> found;
    private final Set<List<Object>> open = new HashSet<>();

    SchemaBreaks(JsonObject before, JsonObject now, Consumer<String> found) {
        this.before = before;
        this.now = now;
        this.found = found;
    }

    /** What a reference leads to; any other value itself. */
    static JsonObject resolved(JsonObject value, JsonObject document) {
        return value.containsKey("$ref")
                ? document.getValue(value.getString("$ref").substring(1)).asJsonObject()
                : value;
    }

    /** @param sent whether callers send the value; otherwise Warden does */
    void compare(String where, JsonObject oldSchema, JsonObject newSchema, boolean sent) {
        JsonObject old = resolved(oldSchema, before);
        JsonObject present = resolved(newSchema, now);
        requireKnown(old);
        requireKnown(present);
        List<Object> step = List.of(old, present, sent);
        if (open.add(step)) {
            // Every value that the one allows, the other must allow.
            JsonObject narrow = sent ? old : present;
            JsonObject wide = sent ? present : old;
            compareValues(where, narrow, wide);
            compareParts(where, old, present, sent);
            Set<String> required = required(wide);
            required.removeAll(required(narrow));
            required.forEach(name -> found.accept(where + "." + name + (sent ? " is required" : " may be absent")));
            open.remove(step);
        }
    }

    private static void requireKnown(JsonObject schema) {
        for (String keyword : schema.keySet()) {
            if (!UPPER.contains(keyword)
                    && !LOWER.contains(keyword)
                    && !EXACT.contains(keyword)
                    && !OTHERS.contains(keyword)) {
                throw new IllegalStateException("Compare the keyword " + keyword + " too");
            }
        }
    }

    private void compareValues(String where, JsonObject narrow, JsonObject wide) {
        if (!types(wide).containsAll(types(narrow))) {
            found.accept(where + " has another type");
        }
        for (String keyword : EXACT) {
            if (wide.containsKey(keyword) && !wide.get(keyword).equals(narrow.get(keyword))) {
                found.accept(where + " has another " + keyword);
            }
        }
        for (String keyword : UPPER) {
            if (limit(narrow, keyword, Double.POSITIVE_INFINITY) > limit(wide, keyword, Double.POSITIVE_INFINITY)) {
                found.accept(where + " has another " + keyword);
            }
        }
        for (String keyword : LOWER) {
            if (limit(narrow, keyword, Double.NEGATIVE_INFINITY) < limit(wide, keyword, Double.NEGATIVE_INFINITY)) {
                found.accept(where + " has another " + keyword);
            }
        }
        if (wide.containsKey("enum")
                && !(narrow.containsKey("enum")
                        && wide.getJsonArray("enum").containsAll(narrow.getJsonArray("enum")))) {
            found.accept(where + " has other words");
        }
    }

    private static Set<String> types(JsonObject schema) {
        JsonValue type = schema.get("type");
        if (type == null) {
            return ALL_TYPES;
        }
        return type instanceof JsonArray several
                ? Set.copyOf(several.getValuesAs(JsonString::getString))
                : Set.of(schema.getString("type"));
    }

    private static double limit(JsonObject schema, String keyword, double none) {
        return schema.get(keyword) instanceof JsonNumber number ? number.doubleValue() : none;
    }

    private static Set<String> required(JsonObject schema) {
        return new HashSet<>(schema.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonString::getString));
    }

    /** A body refuses unknown properties, and callers read those of a view: in both, each must stay. */
    private void compareParts(String where, JsonObject old, JsonObject present, boolean sent) {
        JsonObject properties = properties(present);
        properties(old).forEach((name, schema) -> {
            if (properties.containsKey(name)) {
                compare(where + "." + name, schema.asJsonObject(), properties.getJsonObject(name), sent);
            } else {
                found.accept(where + "." + name + " is gone");
            }
        });
        for (String keyword : List.of("items", "additionalProperties")) {
            if (old.get(keyword) instanceof JsonObject one && present.get(keyword) instanceof JsonObject other) {
                compare(where + "[]", one, other, sent);
            } else if (old.containsKey(keyword) && !old.get(keyword).equals(present.get(keyword))) {
                found.accept(where + " has other " + keyword);
            }
        }
    }

    private static JsonObject properties(JsonObject schema) {
        return schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    }
}
