package org.warden.json;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/**
 * Reads one JSON object into one record of {@code String}, {@code Long}, {@code Boolean}, records, and lists of these. Unknown
 * fields, duplicate keys, wrong types, unpaired surrogates and NUL are errors, each with its path, such as {@code roles[2]}.
 * {@code null} is a missing field; for an {@code Optional} component it is the empty value instead. Text is normalized to NFC
 * and otherwise unchanged.
 */
final class JsonRecord {
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final int NAME_SHOWN = 64;

    /** Longer than any field may be. Normalization takes quadratic time if many accents follow each other. */
    private static final int LONGEST = 4096;

    /** More items than any list, and more objects than any body, may have. */
    private static final int MOST_ITEMS = 1_000;

    /** The depth to which a value of a wrong type is skipped; beyond it, the rest of the body is not read. */
    private static final int DEEPEST = 64;

    /** Compared as text, because parsing {@code 1e999999999} as a number would take minutes. */
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final JsonParser parser;
    private final JsonErrors errors = new JsonErrors();
    private int objects;

    private JsonRecord(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads {@code json}; throws the parser's exception if it is not JSON, and a {@link Problem} if it breaks a rule. */
    static <R> R read(String json, Class<R> type) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(json))) {
            return new JsonRecord(parser).read(type);
        }
    }

    private <R> R read(Class<R> type) {
        if (parser.next() != Event.START_OBJECT) {
            throw StrictJsonReader.malformed("The body must be a JSON object.");
        }
        Map<String, Object> values = fields(type, "");
        if (parser.hasNext()) {
            throw StrictJsonReader.malformed("Nothing may follow the JSON object.");
        }
        errors.requireNone();
        return type.cast(create(type, values));
    }

    /** Reads the fields of the object that has just begun; the keys are names of components. */
    private Map<String, Object> fields(Class<?> type, String path) {
        if (++objects > MOST_ITEMS) {
            errors.add("body", Rule.TOO_MANY, "must hold at most " + MOST_ITEMS + " objects");
            throw errors.refusal();
        }
        Map<String, Type> known = new HashMap<>();
        Arrays.stream(type.getRecordComponents()).forEach(one -> known.put(one.getName(), one.getGenericType()));
        Map<String, Object> values = new HashMap<>();
        Set<String> seen = new HashSet<>();
        while (parser.next() == Event.KEY_NAME) {
            String name = parser.getString();
            Event value = parser.next();
            if (!known.containsKey(name)) {
                refuse(value, path + shown(name), Rule.UNKNOWN_FIELD, "is unknown");
            } else if (!seen.add(name)) {
                refuse(value, path + name, Rule.REPEATED, "appears twice");
            } else if (value == Event.VALUE_NULL) {
                values.put(name, isOptional(known.get(name)) ? Optional.empty() : null);
            } else {
                values.put(name, value(value, known.get(name), path + name));
            }
        }
        return values;
    }

    /** Reads the value that has just begun; returns {@code null} after an error. */
    private Object value(Event event, Type type, String path) {
        if (type == String.class) {
            return event == Event.VALUE_STRING ? text(path) : refuse(event, path, Rule.WRONG_TYPE, "must be text");
        }
        if (type == Long.class) {
            boolean whole = event == Event.VALUE_NUMBER
                    && WHOLE.matcher(parser.getString()).matches();
            return whole
                    ? Long.valueOf(parser.getString())
                    : refuse(event, path, Rule.WRONG_TYPE, "must be a whole number of at most 18 digits");
        }
        if (type == Boolean.class) {
            boolean truth = event == Event.VALUE_TRUE || event == Event.VALUE_FALSE;
            return truth
                    ? Boolean.valueOf(event == Event.VALUE_TRUE)
                    : refuse(event, path, Rule.WRONG_TYPE, "must be true or false");
        }
        if (isOptional(type)) {
            return Optional.ofNullable(value(event, ((ParameterizedType) type).getActualTypeArguments()[0], path));
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type item = list.getActualTypeArguments()[0];
            return event == Event.START_ARRAY
                    ? list(item, path)
                    : refuse(event, path, Rule.WRONG_TYPE, "must be a list");
        }
        if (type instanceof Class<?> inner && inner.isRecord()) {
            return event == Event.START_OBJECT
                    ? inner(inner, path)
                    : refuse(event, path, Rule.WRONG_TYPE, "must be an object");
        }
        throw new IllegalStateException("A request record cannot hold " + type);
    }

    private static boolean isOptional(Type type) {
        return type instanceof ParameterizedType optional && optional.getRawType() == Optional.class;
    }

    private Object inner(Class<?> type, String path) {
        return create(type, fields(type, path + "."));
    }

    private List<Object> list(Type item, String path) {
        List<Object> items = new ArrayList<>();
        int index = 0;
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            if (index == MOST_ITEMS) {
                errors.add(path, Rule.TOO_MANY, "must have at most " + MOST_ITEMS + " items");
                throw errors.refusal();
            }
            items.add(value(event, item, path + '[' + index++ + ']'));
        }
        return items;
    }

    private String text(String path) {
        String text = parser.getString();
        if (!isText(text)) {
            errors.add(path, Rule.CHARACTERS, "must not contain NUL or an unpaired surrogate");
        } else if (text.length() > LONGEST) {
            errors.add(path, Rule.TOO_LONG, "must be at most " + LONGEST + " characters");
        } else {
            return Normalizer.normalize(text, Normalizer.Form.NFC);
        }
        return null;
    }

    /** Adds the error and skips the value. */
    private Object refuse(Event value, String path, Rule rule, String message) {
        errors.add(path, rule, message);
        skip(value);
        return null;
    }

    /** Does not use the parser's own skipping, which never ends if the input is truncated. */
    private void skip(Event first) {
        int depth = step(first);
        while (depth > 0) {
            depth += step(parser.next());
            if (depth > DEEPEST) {
                throw errors.refusal();
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

    /** Refuses what no database column can hold. */
    private static boolean isText(String value) {
        return value.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** Makes an unknown name safe to show, because a caller can send any text of any length. */
    private static String shown(String name) {
        String printable = name.replaceAll("[^\\p{L}\\p{N}._-]", "?");
        return printable.length() <= NAME_SHOWN ? printable : printable.substring(0, NAME_SHOWN) + "...";
    }

    private static Object create(Class<?> type, Map<String, Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(components)
                .map(component -> values.get(component.getName()))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException notARequest) {
            throw new IllegalStateException(
                    "The constructor of a request record must not throw: " + type.getName(), notARequest);
        }
    }
}
