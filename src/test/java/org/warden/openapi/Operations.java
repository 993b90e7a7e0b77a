package org.warden.openapi;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.door.Door;
import org.warden.http.Answers;
import org.warden.http.Gate;
import org.warden.http.Reads;
import org.warden.problem.ProblemType;

/** The operations, one for each door. */
final class Operations {
    /** Whose values are ids wherever they stand in a path. */
    private static final Set<String> IDS = Set.of("id", "account", "session");

    private static final String AUTHORIZATION = "Authorization";

    private final Schemas schemas;
    private final Refusals refusals;

    Operations(Schemas schemas, Refusals refusals) {
        this.schemas = schemas;
        this.refusals = refusals;
    }

    /** The name of an operation: method and path, so that it stays the same as long as these do. */
    static String id(Door door) {
        String words = Arrays.stream(door.call()
                        .replaceFirst(" api/", " ")
                        .replaceAll("\\{(\\w+)}", "By-$1")
                        .split("[^A-Za-z0-9]+", -1))
                .skip(1)
                .filter(word -> !word.isEmpty())
                .map(Operations::capitalized)
                .collect(Collectors.joining());
        return door.method().toLowerCase(Locale.ROOT) + words;
    }

    private static String capitalized(String word) {
        String rest = word.substring(1);
        boolean loud = word.equals(word.toUpperCase(Locale.ROOT));
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + (loud ? rest.toLowerCase(Locale.ROOT) : rest);
    }

    /** The topic of an operation: its package. */
    static String tag(Door door) {
        return door.code().getDeclaringClass().getPackageName().replaceFirst("^org\\.warden\\.", "");
    }

    Map<String, Object> of(Door door) {
        Javadoc.Comment comment = Javadoc.of(door.code());
        if (comment.summary().isEmpty()) {
            throw new IllegalStateException(door + " has no Javadoc comment, from which its summary is made");
        }
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", id(door));
        operation.put("tags", List.of(tag(door)));
        operation.put("summary", comment.summary());
        operation.put("description", description(door, comment));
        operation.put("security", security(door));
        List<Object> parameters = parameters(door, comment);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        door.request().ifPresent(record -> operation.put("requestBody", body(door, record)));
        operation.put("responses", answers(door, comment));
        return operation;
    }

    private static String description(Door door, Javadoc.Comment comment) {
        return Stream.of(comment.rest(), "Caller: " + quoted(door.caller()) + ". Cost: " + door.costInWords() + ".")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** With permissions as code. */
    private static String quoted(String caller) {
        return caller.replaceAll("([a-z0-9-]+(?::[a-z0-9-]+)+)", "`$1`");
    }

    /** Any one of the roles is enough. */
    private static List<Object> security(Door door) {
        if (reads(door).map(Reads::headers).stream()
                .anyMatch(some -> List.of(some).contains(AUTHORIZATION))) {
            return List.of(Map.of(), Map.of("bearer", List.of()));
        }
        List<Object> ways = new ArrayList<>();
        for (String role : door.roles().stream().sorted().toList()) {
            List<String> roles = role.equals(Gate.AUTHENTICATED) ? List.of() : List.of(role);
            ways.add(Map.of("bearer", roles));
            ways.add(Map.of("basic", roles));
        }
        return ways;
    }

    private static Optional<Reads> reads(Door door) {
        return Optional.ofNullable(door.code().getAnnotation(Reads.class));
    }

    private static List<Object> parameters(Door door, Javadoc.Comment comment) {
        List<Object> parameters = new ArrayList<>();
        door.pathParameters().forEach((name, expression) -> parameters.add(path(name, expression, comment)));
        for (Parameter parameter : door.code().getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                parameters.add(query(parameter, comment.parameter(parameter.getName())));
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    if (field.isAnnotationPresent(QueryParam.class)) {
                        String text = Javadoc.member(parameter.getType(), field.getName())
                                .text();
                        parameters.add(query(field, Optional.of(text)));
                    }
                }
            }
        }
        sent(door).forEach(name -> parameters.add(Headers.sent(name)));
        return parameters;
    }

    private static Map<String, Object> path(String name, Optional<String> expression, Javadoc.Comment comment) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "path");
        comment.parameter(name).ifPresent(text -> parameter.put("description", text));
        parameter.put("required", true);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        if (IDS.contains(name)) {
            schema.put("format", "uuid");
        }
        expression.ifPresent(words -> schema.put("enum", List.of(words.split("\\|", -1))));
        parameter.put("schema", schema);
        return parameter;
    }

    private static Map<String, Object> query(AnnotatedElement element, Optional<String> text) {
        String name = element.getAnnotation(QueryParam.class).value();
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put(
                "description",
                text.filter(some -> !some.isEmpty())
                        .orElseThrow(() -> new IllegalStateException("The parameter " + name + " has no description")));
        parameter.put("schema", Schemas.text(element));
        return parameter;
    }

    /** The headers and cookies of the request. */
    private static List<String> sent(Door door) {
        Stream<String> own = reads(door).stream()
                .flatMap(reads -> Stream.concat(Arrays.stream(reads.headers()), Arrays.stream(reads.cookies())))
                .filter(name -> !name.equals(AUTHORIZATION));
        Stream<String> condition = door.ownRefusals().contains(ProblemType.PRECONDITION_REQUIRED)
                ? Stream.of("If-Match")
                : door.answers().stream().anyMatch(answer -> answer.status() == 304)
                        ? Stream.of("If-None-Match")
                        : Stream.empty();
        return Stream.concat(condition, own).toList();
    }

    private Map<String, Object> body(Door door, Class<?> record) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("required", !door.mayLackBody());
        body.put("content", Map.of("application/json", Map.of("schema", schemas.request(record))));
        return body;
    }

    private Map<String, Object> answers(Door door, Javadoc.Comment comment) {
        Map<String, Object> answers = new TreeMap<>(refusals.of(door.refusals(true)));
        door.answers().forEach(answer -> answers.put(String.valueOf(answer.status()), success(door, answer, comment)));
        return answers;
    }

    private Map<String, Object> success(Door door, Answers answer, Javadoc.Comment comment) {
        boolean record = answer.view() != void.class;
        boolean content = record || (answer.status() < 300 && answer.status() != 204);
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", record ? Javadoc.of(answer.view()).summary() : words(answer.status(), comment));
        success.put("headers", Headers.of(List.of(answer.headers()), List.of(answer.sometimes())));
        if (content) {
            Map<String, Object> schema = record ? schemas.view(answer.view()) : Bodies.of(door, schemas);
            Map<String, Object> types = new LinkedHashMap<>();
            door.mediaTypes().forEach(type -> types.put(type, Map.of("schema", schema)));
            success.put("content", types);
        }
        return success;
    }

    private static String words(int status, Javadoc.Comment comment) {
        return switch (status) {
            case 204 -> "Done. The answer has no body.";
            case 304 -> "The caller's copy is current. The answer has no body.";
            default -> comment.summary();
        };
    }
}
