package org.warden.openapi;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.warden.json.MayBeAbsent;
import org.warden.json.ParsedAs;
import org.warden.person.EmailAddress;

/** The schemas of the records: of requests as {@code JsonRecord} reads them, and of views as JSON Binding writes them. */
final class Schemas {
    private static final java.util.regex.Pattern WORDS =
            java.util.regex.Pattern.compile("[a-z0-9.-]+(\\|[a-z0-9.-]+)*");

    /** A limit of the length within an expression: before it, or of its only or last group of characters. */
    private static final List<java.util.regex.Pattern> LENGTHS = Stream.of(
                    "^\\(\\?=\\.\\{(\\d+),(\\d+)}\\$\\).*",
                    "^(?:\\(\\?s\\)\\.|\\[[^]]*]|\\(\\?=.*\\)\\[[^]]*])\\{(\\d+),(\\d+)}$")
            .map(java.util.regex.Pattern::compile)
            .toList();

    private final Map<String, Object> byName = new TreeMap<>();
    private final Map<String, Class<?>> records = new LinkedHashMap<>();

    /** A reference to the schema of this record, which becomes a component. */
    Map<String, Object> request(Class<?> record) {
        return reference(record, true);
    }

    /** The same for a record in an answer. */
    Map<String, Object> view(Class<?> record) {
        return reference(record, false);
    }

    /** Adds a schema that no record has, and returns a reference to it. */
    Map<String, Object> add(String name, Map<String, Object> schema) {
        if (byName.putIfAbsent(name, schema) != null) {
            throw new IllegalStateException("Two schemas would have the name " + name);
        }
        return reference(name);
    }

    /** All components, by name. */
    Map<String, Object> all() {
        return byName;
    }

    /** The schema of a text in an address or a header. */
    static Map<String, Object> text(AnnotatedElement parameter) {
        Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "string"));
        constrain(schema, Arrays.stream(parameter.getAnnotations()));
        return schema;
    }

    private Map<String, Object> reference(Class<?> record, boolean sent) {
        String name = name(record);
        Class<?> other = records.putIfAbsent(name, record);
        if (other == null) {
            return add(name, object(record, sent));
        } else if (other != record) {
            throw new IllegalStateException("Two schemas would have the name " + name + ": " + other + ", " + record);
        }
        return reference(name);
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** An inner record has the name of the outer one in front, unless that is the list of it: {@code User} in {@code Users}. */
    private static String name(Class<?> record) {
        String own = record.getSimpleName().replaceFirst("View$", "");
        Class<?> around = record.getDeclaringClass();
        String outer = around != null && around.isRecord() ? name(around) : "";
        return outer.startsWith(own) ? own : outer + own;
    }

    private Map<String, Object> object(Class<?> record, boolean sent) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        Javadoc.Comment comment = Javadoc.of(record);
        for (RecordComponent component : record.getRecordComponents()) {
            Map<String, Object> schema = property(component, sent);
            comment.parameter(component.getName()).ifPresent(text -> schema.put("description", text));
            properties.put(component.getName(), schema);
            if (sent ? isNeeded(component) : !component.isAnnotationPresent(MayBeAbsent.class)) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("description", comment.text());
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static boolean isNeeded(RecordComponent component) {
        return constraints(Arrays.stream(component.getAccessor().getAnnotations()))
                .anyMatch(NotNull.class::isInstance);
    }

    private Map<String, Object> property(RecordComponent component, boolean sent) {
        Map<String, Object> schema = schema(component.getAccessor().getAnnotatedReturnType(), sent);
        constrain(
                schema,
                Stream.concat(
                        Arrays.stream(component.getAccessor().getAnnotations()),
                        Stream.ofNullable(component.getAnnotation(ParsedAs.class))));
        if (sent && !isNeeded(component)) {
            schema.computeIfPresent("type", (name, type) -> type instanceof String ? List.of(type, "null") : type);
        }
        return schema;
    }

    private Map<String, Object> schema(AnnotatedType annotated, boolean sent) {
        Type type = annotated.getType();
        if (type instanceof Class<?> plain) {
            return plain.isRecord() ? new LinkedHashMap<>(reference(plain, sent)) : simple(plain);
        }
        AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
        AnnotatedType last = arguments[arguments.length - 1];
        Map<String, Object> inner = schema(last, sent);
        constrain(inner, Arrays.stream(last.getAnnotations()));
        Type raw = ((ParameterizedType) type).getRawType();
        if (raw == Optional.class) {
            return inner;
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", raw == List.class ? "array" : "object");
        schema.put(raw == List.class ? "items" : "additionalProperties", inner);
        return schema;
    }

    private static Map<String, Object> simple(Class<?> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (type == Object.class) {
            return schema;
        }
        String[] words = (type == String.class
                        ? "string"
                        : type == UUID.class
                                ? "string uuid"
                                : type == Instant.class
                                        ? "string date-time"
                                        : type == boolean.class || type == Boolean.class
                                                ? "boolean"
                                                : type == long.class || type == Long.class
                                                        ? "integer int64"
                                                        : type == int.class || type == Integer.class
                                                                ? "integer int32"
                                                                : "")
                .split(" ", -1);
        if (words[0].isEmpty()) {
            throw new IllegalStateException("The description of the API does not know " + type);
        }
        schema.put("type", words[0]);
        if (words.length > 1) {
            schema.put("format", words[1]);
        }
        return schema;
    }

    private static void constrain(Map<String, Object> schema, Stream<Annotation> annotations) {
        constraints(annotations).forEach(one -> {
            if (one instanceof Size size) {
                boolean list = "array".equals(schema.get("type"));
                limit(schema, list ? "Items" : "Length", size.min(), size.max());
            } else if (one instanceof Pattern pattern) {
                match(schema, pattern.regexp());
            } else if (one instanceof ParsedAs parsed) {
                parse(schema, parsed);
            } else if (one instanceof EmailAddress) {
                schema.put("format", "email");
            }
        });
    }

    /** With those of which a constraint is made. */
    private static Stream<Annotation> constraints(Stream<Annotation> annotations) {
        return annotations.flatMap(one -> one.annotationType().isAnnotationPresent(Constraint.class)
                        && !one.annotationType().getPackageName().startsWith("jakarta")
                ? Stream.concat(
                        Stream.of(one),
                        constraints(Arrays.stream(one.annotationType().getAnnotations())))
                : Stream.of(one));
    }

    private static void limit(Map<String, Object> schema, String of, int least, int most) {
        if (least > 0) {
            schema.put("min" + of, least);
        }
        if (most < Integer.MAX_VALUE) {
            schema.put("max" + of, most);
        }
    }

    private static void match(Map<String, Object> schema, String expression) {
        if (WORDS.matcher(expression).matches()) {
            schema.put("enum", List.of(expression.split("\\|", -1)));
            return;
        }
        for (java.util.regex.Pattern lengths : LENGTHS) {
            Matcher found = lengths.matcher(expression);
            if (found.matches()) {
                limit(schema, "Length", Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
                break;
            }
        }
        if (!expression.startsWith("(?s)")) {
            // As ECMA-262 writes it, which knows no \p{Cntrl}.
            schema.put("pattern", "^(?:" + expression.replace("\\p{Cntrl}", "\\u0000-\\u001F\\u007F") + ")$");
        }
    }

    private static void parse(Map<String, Object> schema, ParsedAs parsed) {
        if (parsed.most() != 0) {
            schema.put("type", "integer");
            schema.put("minimum", parsed.least());
            schema.put("maximum", parsed.most());
        }
        if (!parsed.format().isEmpty()) {
            schema.put("format", parsed.format());
        }
        if (parsed.words().length > 0) {
            schema.put("enum", List.of(parsed.words()));
        }
        if (!parsed.pattern().isEmpty()) {
            match(schema, parsed.pattern());
        }
        if (parsed.longest() > 0) {
            limit(schema, "Length", 0, parsed.longest());
        }
    }
}
