package org.warden.http;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;

/**
 * One JSON object as one record of texts. Unknown fields, duplicate keys, wrong types, half surrogate pairs and NUL are
 * errors, each named with its field; {@code null} is a missing field; text is normalised to NFC and not changed otherwise.
 */
final class JsonRecord {
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final int NAME_SHOWN = 64;
    private static final int MOST_ERRORS = 32;
    /** Longer than every field may be. Normalisation takes quadratic time where accents are piled up. */
    private static final int LONGEST = 4096;
    /** Nothing nested is accepted at all; this is how far it is looked at before the rest of the body is not. */
    private static final int DEEPEST = 64;

    private final JsonParser parser;
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<FieldError> errors = new LinkedHashSet<>();

    private JsonRecord(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads {@code json}; throws the parser's exception where it is no JSON and a {@link Problem} where it is not strict. */
    static <R> R read(String json, Class<R> type) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(json))) {
            return new JsonRecord(parser).read(type);
        }
    }

    private <R> R read(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Arrays.stream(components).map(RecordComponent::getName).forEach(known::add);
        if (parser.next() != Event.START_OBJECT) {
            throw StrictJsonReader.malformed("The body must be a JSON object.");
        }
        readFields();
        if (!errors.isEmpty()) {
            throw Problem.invalid(List.copyOf(errors));
        }
        return create(type, components);
    }

    private void readFields() {
        while (parser.next() == Event.KEY_NAME) {
            String name = parser.getString();
            readField(name, parser.next());
        }
        if (parser.hasNext()) {
            throw StrictJsonReader.malformed("Nothing may follow the JSON object.");
        }
    }

    private void readField(String name, Event event) {
        String value = event == Event.VALUE_STRING ? parser.getString() : null;
        if (!known.contains(name)) {
            wrong(shown(name), "is not known here");
        } else if (!seen.add(name)) {
            wrong(name, "is given twice");
        } else if (value == null && event != Event.VALUE_NULL) {
            wrong(name, "must be text");
        } else if (value != null && !isText(value)) {
            wrong(name, "must not contain NUL or half a surrogate pair");
        } else if (value != null && value.length() > LONGEST) {
            wrong(name, "must be at most " + LONGEST + " characters");
        } else if (value != null) {
            values.put(name, Normalizer.normalize(value, Normalizer.Form.NFC));
        }
        skip(event);
    }

    /** Not with the parser's own skipping: where the input ends too early, that one never does. */
    private void skip(Event first) {
        int depth = step(first);
        while (depth > 0) {
            depth += step(parser.next());
            if (depth > DEEPEST) {
                throw Problem.invalid(List.copyOf(errors));
            }
        }
    }

    private static int step(Event event) {
        return switch (event) {
            case START_OBJECT, START_ARRAY -> 1;
            case END_OBJECT, END_ARRAY -> -1;
            default -> 0;
        };
    }

    /** Said as soon as there is much to say: a refusal shall not be longer than what it refuses. */
    private void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
        if (errors.size() == MOST_ERRORS) {
            throw Problem.invalid(List.copyOf(errors));
        }
    }

    /** No database column holds these, and no honest keyboard sends them. */
    private static boolean isText(String value) {
        return value.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** An unknown name comes from outside and may be anything of any length. */
    private static String shown(String name) {
        String printable = name.replaceAll("[^\\p{L}\\p{N}._-]", "?");
        return printable.length() <= NAME_SHOWN ? printable : printable.substring(0, NAME_SHOWN) + "...";
    }

    private <R> R create(Class<R> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(components)
                .map(component -> values.get(component.getName()))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException notARecordOfTexts) {
            throw new IllegalStateException("A request record holds texts only: " + type.getName(), notARecordOfTexts);
        }
    }
}
