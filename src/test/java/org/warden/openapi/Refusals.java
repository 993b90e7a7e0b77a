package org.warden.openapi;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.warden.problem.ProblemBody;
import org.warden.problem.ProblemType;
import org.warden.problem.Rule;

/** The answers that are problems. Operations that refuse for the same reasons share a component. */
final class Refusals {
    private final Map<String, Object> byName = new TreeMap<>();

    /** By status, references to the answers of an operation with these problems. */
    Map<String, Object> of(Collection<ProblemType> problems) {
        Map<Integer, List<ProblemType>> byStatus = problems.stream()
                .sorted()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        Map<String, Object> answers = new LinkedHashMap<>();
        byStatus.forEach((status, some) -> answers.put(status.toString(), reference(status, some)));
        return answers;
    }

    /** All components, by name. */
    Map<String, Object> all() {
        return byName;
    }

    private Map<String, Object> reference(int status, List<ProblemType> problems) {
        String name = problems.stream().map(ProblemType::code).collect(Collectors.joining("."));
        byName.computeIfAbsent(name, unknown -> answer(status, problems));
        return Map.of("$ref", "#/components/responses/" + name);
    }

    private static Map<String, Object> answer(int status, List<ProblemType> problems) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("description", problems.stream().map(Refusals::line).collect(Collectors.joining("\n")));
        answer.put("headers", headers(status));
        Map<String, Object> schema = Map.of("$ref", "#/components/schemas/Problem");
        answer.put("content", Map.of(ProblemBody.MEDIA_TYPE, Map.of("schema", schema)));
        // Not in the schema: generators ignore a schema that has properties beside a reference, and a separate schema
        // for each
        // answer would become a separate class.
        answer.put("x-codes", problems.stream().map(ProblemType::code).toList());
        return answer;
    }

    private static String line(Rule rule) {
        return "- `" + rule.word() + "`: "
                + Javadoc.member(Rule.class, rule.name()).text();
    }

    private static String line(ProblemType type) {
        Javadoc.Comment comment = Javadoc.member(ProblemType.class, type.name());
        return "- `" + type.code() + "`: " + comment.text();
    }

    private static Map<String, Object> headers(int status) {
        return switch (status) {
            case 401 -> Headers.of(List.of("WWW-Authenticate"), List.of());
            case 403 -> Headers.of(List.of(), List.of("WWW-Authenticate"));
            case 412 -> Headers.of(List.of("ETag"), List.of());
            case 429, 503 -> Headers.of(List.of("Retry-After"), List.of());
            default -> Headers.of(List.of(), List.of());
        };
    }

    /** The schema of every problem. */
    static Map<String, Object> problem() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", text("`urn:warden:problem:` and the code."));
        properties.put("title", text("The kind of problem, in a few words."));
        properties.put("status", Map.of("type", "integer"));
        properties.put("detail", text("What is wrong with this request."));
        properties.put("instance", text("The path of this request."));
        properties.put("code", text("Which problem it is. Callers may rely on it."));
        properties.put("errors", list("The wrong fields of the body or of the address.", error()));
        properties.put(
                "required", list("Roles and permissions, any one of which would be enough.", Map.of("type", "string")));
        properties.put("requestId", text("The same as the header `X-Request-Id`; the log has it too."));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("description", "Why a request is refused (RFC 9457).");
        schema.put("properties", properties);
        schema.put("required", List.of("type", "title", "status", "detail", "instance", "code", "requestId"));
        return schema;
    }

    private static Map<String, Object> error() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("field", text("The path of the field, such as `roles[2]`."));
        properties.put(
                "rule",
                text("Which rule it breaks. Callers may rely on it; later versions may add words.\n\n"
                        + Arrays.stream(Rule.values()).map(Refusals::line).collect(Collectors.joining("\n"))));
        properties.put("message", text("What is wrong with it."));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.of("field", "rule", "message"));
        return schema;
    }

    private static Map<String, Object> text(String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("description", description);
        return schema;
    }

    private static Map<String, Object> list(String description, Map<String, Object> items) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("description", description);
        schema.put("items", items);
        return schema;
    }
}
