package org.warden.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The changes between two descriptions of the API that may break a caller of the first. Written here because openapi-diff 2.1.7
 * does not see most of them in OpenAPI 3.1: another type, a field that may no longer be null, another role, another code.
 */
final class Breaks {
    private final JsonObject before;
    private final JsonObject now;
    private final SchemaBreaks schemas;
    private final List<Break> found = new ArrayList<>();
    private String operation = "";

    /** @param operation method and path, such as {@code GET /api/user} */
    record Break(String operation, String what) {}

    private Breaks(JsonObject before, JsonObject now) {
        this.before = before;
        this.now = now;
        this.schemas = new SchemaBreaks(before, now, this::add);
    }

    static List<Break> between(JsonObject before, JsonObject now) {
        Breaks breaks = new Breaks(before, now);
        Map<String, JsonObject> present = operations(now);
        operations(before).forEach((name, old) -> {
            breaks.operation = name;
            if (present.containsKey(name)) {
                breaks.compare(old, present.get(name));
            } else {
                breaks.add("is gone");
            }
        });
        return List.copyOf(breaks.found);
    }

    private static Map<String, JsonObject> operations(JsonObject document) {
        Map<String, JsonObject> operations = new TreeMap<>();
        document.getJsonObject("paths")
                .forEach((path, methods) -> methods.asJsonObject()
                        .forEach((method, operation) -> operations.put(
                                method.toUpperCase(Locale.ROOT) + " " + path, operation.asJsonObject())));
        return operations;
    }

    private void add(String what) {
        found.add(new Break(operation, what));
    }

    private void compare(JsonObject old, JsonObject present) {
        if (!old.getString("operationId").equals(present.getString("operationId"))) {
            add("has another operationId");
        }
        compareCallers(old.getJsonArray("security"), present.getJsonArray("security"));
        compareParameters(parameters(old, before), parameters(present, now));
        compareBodies(old.getJsonObject("requestBody"), present.getJsonObject("requestBody"));
        compareAnswers(old.getJsonObject("responses"), present.getJsonObject("responses"));
    }

    /** Each former security requirement must still suffice. An empty list, or an empty entry in it, lets everyone in. */
    private void compareCallers(JsonArray old, JsonArray present) {
        boolean open = present.isEmpty() || present.contains(JsonValue.EMPTY_JSON_OBJECT);
        boolean wasOpen = old.isEmpty() || old.contains(JsonValue.EMPTY_JSON_OBJECT);
        boolean all = old.getValuesAs(JsonObject.class).stream()
                .allMatch(way -> present.getValuesAs(JsonObject.class).stream().anyMatch(other -> admits(other, way)));
        if (!open && (wasOpen || !all)) {
            add("lets fewer callers in");
        }
    }

    /** Whether this requirement asks for nothing that the former one did not. */
    private static boolean admits(JsonObject way, JsonObject former) {
        return former.keySet().containsAll(way.keySet())
                && way.keySet().stream()
                        .allMatch(scheme -> former.getJsonArray(scheme).containsAll(way.getJsonArray(scheme)));
    }

    private static Map<String, JsonObject> parameters(JsonObject operation, JsonObject document) {
        Map<String, JsonObject> parameters = new HashMap<>();
        for (JsonValue one :
                operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
            JsonObject parameter = SchemaBreaks.resolved(one.asJsonObject(), document);
            parameters.put(parameter.getString("in") + " " + parameter.getString("name"), parameter);
        }
        return parameters;
    }

    private void compareParameters(Map<String, JsonObject> old, Map<String, JsonObject> present) {
        old.keySet().stream().filter(name -> !present.containsKey(name)).forEach(name -> add(name + " is gone"));
        present.forEach((name, parameter) -> {
            JsonObject former = old.get(name);
            if (isRequired(parameter) && (former == null || !isRequired(former))) {
                add(name + " is required");
            }
            if (former != null) {
                schemas.compare(name, former.getJsonObject("schema"), parameter.getJsonObject("schema"), true);
            }
        });
    }

    private static boolean isRequired(JsonObject described) {
        return described.getBoolean("required", false);
    }

    private void compareBodies(JsonObject old, JsonObject present) {
        if (present != null && isRequired(present) && (old == null || !isRequired(old))) {
            add("the body is required");
        }
        if (old != null && present == null) {
            add("the body is gone");
        } else if (old != null) {
            compareContents("body", old, present, true);
        }
    }

    private void compareContents(String where, JsonObject old, JsonObject present, boolean sent) {
        JsonObject others = content(present);
        content(old).forEach((type, content) -> {
            if (others.containsKey(type)) {
                JsonObject schema = content.asJsonObject().getJsonObject("schema");
                schemas.compare(where, schema, others.getJsonObject(type).getJsonObject("schema"), sent);
            } else {
                add(where + " is never " + type);
            }
        });
    }

    private static JsonObject content(JsonObject described) {
        return described.getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    }

    private void compareAnswers(JsonObject old, JsonObject present) {
        Set<String> statuses = successes(old);
        statuses.addAll(successes(present));
        for (String status : statuses) {
            if (successes(old).contains(status) && successes(present).contains(status)) {
                compareHeaders(status, old.getJsonObject(status), present.getJsonObject(status));
                compareContents(status, old.getJsonObject(status), present.getJsonObject(status), false);
            } else {
                add("the success " + status + (present.containsKey(status) ? " is new" : " is gone"));
            }
        }
        Set<String> gone = codes(old, before);
        gone.removeAll(codes(present, now));
        gone.forEach(code -> add("the problem " + code + " is gone"));
    }

    /** A problem is a reference to a component, a success is not. */
    private static Set<String> successes(JsonObject answers) {
        Set<String> statuses = new TreeSet<>(answers.keySet());
        statuses.removeIf(status -> answers.getJsonObject(status).containsKey("$ref"));
        return statuses;
    }

    private static Set<String> codes(JsonObject answers, JsonObject document) {
        Set<String> codes = new TreeSet<>();
        answers.forEach((status, answer) -> {
            if (answer.asJsonObject().containsKey("$ref")) {
                JsonObject problem = SchemaBreaks.resolved(answer.asJsonObject(), document);
                problem.getJsonArray("x-codes")
                        .getValuesAs(JsonString::getString)
                        .forEach(code -> codes.add(status + " " + code));
            }
        });
        return codes;
    }

    private void compareHeaders(String status, JsonObject old, JsonObject present) {
        JsonObject headers = present.getJsonObject("headers");
        old.getJsonObject("headers").forEach((name, header) -> {
            boolean was = isRequired(SchemaBreaks.resolved(header.asJsonObject(), before));
            JsonObject described = headers.getJsonObject(name);
            if (described == null || (was && !isRequired(SchemaBreaks.resolved(described, now)))) {
                add(status + " may lack the header " + name);
            }
        });
    }
}
