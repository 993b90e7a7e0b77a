package org.warden.openapi;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes JSON for readers: what fits into a line stands on one. */
final class JsonText {
    private static final int WIDTH = 120;

    private JsonText() {}

    /** The text of maps, lists, texts, numbers and booleans, with a line break at its end. */
    static String of(Object value) {
        return of(value, 0) + "\n";
    }

    private static String of(Object value, int indent) {
        String line = line(value);
        if (indent + line.length() <= WIDTH || !(value instanceof Map || value instanceof List)) {
            return line;
        }
        String margin = " ".repeat(indent + 2);
        Stream<String> items = value instanceof Map<?, ?> map
                ? map.entrySet().stream().map(one -> name(one) + of(one.getValue(), indent + 2))
                : ((List<?>) value).stream().map(one -> of(one, indent + 2));
        String brackets = value instanceof Map ? "{}" : "[]";
        return brackets.charAt(0)
                + items.map(item -> "\n" + margin + item).collect(Collectors.joining(","))
                + "\n" + " ".repeat(indent) + brackets.charAt(1);
    }

    private static String line(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(one -> name(one) + line(one.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonText::line).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? Json.createValue(text).toString() : String.valueOf(value);
    }

    private static String name(Map.Entry<?, ?> entry) {
        return Json.createValue(entry.getKey().toString()) + ": ";
    }
}
