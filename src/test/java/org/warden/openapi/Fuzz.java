package org.warden.openapi;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes requests from the description of the API: good ones, and ones with one mistake. The same seed makes the same requests. */
final class Fuzz {
    /** They would change the signing keys of a server that other tests use. */
    private static final Set<String> NOT_CALLED = Set.of("postKeysRotate", "postKeysByKidRevoke");

    /** Stands for half of a character, which no text can hold. */
    private static final char HALF = 1;

    private static final List<String> ODD_PARAMETERS =
            List.of("", "\u0000", "\ud83d\ude00", "a,b", "%", "x".repeat(3_000));

    private static final List<String> ODD_SEGMENTS = List.of("unknown", "\u00fcber", "x".repeat(300), "a b");

    private static final List<String> TAGS = List.of("\"1\"", "*", "\"0\", \"2\"", "none", "W/\"x\"", ",");

    private static final List<String> ACCEPTED = List.of("text/html", "a/b;q=x", "application/problem+json", "*/*");

    private final FuzzValues values;
    private final List<Operation> operations = new ArrayList<>();

    /** An operation of the document. */
    private record Operation(String method, String path, JsonObject described) {}

    /**
     * A request.
     *
     * @param mistake what is wrong with it; {@code null} if nothing is
     * @param type of the body; {@code null} if there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Sent(String method, String path, String mistake, Map<String, String> headers, String type, byte[] body) {
        @Override
        public String toString() {
            return method + " " + path + " with " + headers + ", mistake " + mistake + ", body "
                    + new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What can be wrong with a body. */
    private enum Mistake {
        TYPE,
        BOUND,
        ENCODING,
        MISSING,
        TWICE,
        FOREIGN,
        CUT,
        MEDIA_TYPE
    }

    /**
     * Begins a series of requests.
     *
     * @param ids for parameters and fields, beside unknown ones
     */
    Fuzz(JsonObject document, long seed, List<String> ids) {
        this.values = new FuzzValues(document, new Random(seed), ids);
        document.getJsonObject("paths")
                .forEach((path, methods) -> methods.asJsonObject().forEach((method, operation) -> {
                    if (!NOT_CALLED.contains(operation.asJsonObject().getString("operationId"))) {
                        operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, operation.asJsonObject()));
                    }
                }));
    }

    /** The next request. */
    Sent next() {
        Operation operation = values.one(operations);
        JsonObject body = operation.described().getJsonObject("requestBody");
        if (body != null) {
            return withBody(
                    operation,
                    values.resolved(body.getJsonObject("content")
                            .getJsonObject("application/json")
                            .getJsonObject("schema")));
        }
        List<JsonObject> query = parameters(operation, "query");
        return query.isEmpty() || values.onceIn(2)
                ? new Sent(operation.method(), path(operation, query), null, headers(operation), null, new byte[0])
                : withWrongQuery(operation, values.one(query));
    }

    private Sent withBody(Operation operation, JsonObject schema) {
        Map<String, String> fields = values.fields(schema);
        Mistake mistake = values.onceIn(4) ? null : values.one(Arrays.asList(Mistake.values()));
        String name = values.one(List.copyOf(schema.getJsonObject("properties").keySet()));
        String wrong = mistake == null ? null : wrong(mistake, name, schema, fields);
        return new Sent(
                operation.method(),
                path(operation, parameters(operation, "query")),
                wrong == null ? null : mistake + " of " + name,
                headers(operation),
                mistake == Mistake.MEDIA_TYPE ? "text/plain" : "application/json",
                bytes(wrong == null ? FuzzValues.json(fields) : wrong));
    }

    /** The body with this mistake in this field; {@code null} if the field cannot have it. */
    private String wrong(Mistake mistake, String name, JsonObject schema, Map<String, String> fields) {
        JsonObject field = values.resolved(schema.getJsonObject("properties").getJsonObject(name));
        String good = FuzzValues.json(fields);
        return switch (mistake) {
            case TYPE -> changed(fields, name, values.otherType(field));
            case BOUND -> changed(fields, name, values.beyond(field));
            case ENCODING -> changed(fields, name, "\"a" + HALF + "b\"");
            case MISSING -> FuzzValues.isRequired(schema, name) ? changed(fields, name, "") : null;
            case TWICE -> {
                String value = fields.computeIfAbsent(name, missing -> values.value(field));
                yield "{\"" + name + "\":" + value + ","
                        + FuzzValues.json(fields).substring(1);
            }
            case FOREIGN -> changed(fields, "x" + name, "\"x\"");
            case CUT -> good.substring(0, good.length() - 1);
            case MEDIA_TYPE -> good;
        };
    }

    /** The body with another value of a field, or with none for an empty one; {@code null} stays {@code null}. */
    private static String changed(Map<String, String> fields, String name, String value) {
        if (value == null) {
            return null;
        }
        Map<String, String> changed = new LinkedHashMap<>(fields);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return FuzzValues.json(changed);
    }

    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == HALF ? (byte) 0xC3 : bytes[i];
        }
        return bytes;
    }

    private Sent withWrongQuery(Operation operation, JsonObject parameter) {
        List<JsonObject> others = parameters(operation, "query").stream()
                .filter(one -> !one.equals(parameter))
                .toList();
        String path = path(operation, others);
        String name = parameter.getString("name");
        String beyond = values.beyond(parameter.getJsonObject("schema"));
        String value = beyond == null ? values.one(ODD_PARAMETERS) : FuzzValues.text(beyond);
        return new Sent(
                operation.method(),
                path + (path.contains("?") ? "&" : "?") + name + "=" + encoded(value),
                beyond == null ? null : Mistake.BOUND + " of " + name,
                headers(operation),
                null,
                new byte[0]);
    }

    private List<JsonObject> parameters(Operation operation, String in) {
        return operation.described().getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(one -> values.resolved(one.asJsonObject()))
                .filter(one -> one.getString("in").equals(in))
                .toList();
    }

    private String path(Operation operation, List<JsonObject> query) {
        String path = operation.path();
        for (JsonObject parameter : parameters(operation, "path")) {
            String value = values.onceIn(4)
                    ? values.one(ODD_SEGMENTS)
                    : FuzzValues.text(values.value(parameter.getJsonObject("schema")));
            path = path.replace("{" + parameter.getString("name") + "}", encoded(value));
        }
        String parameters = query.stream()
                .filter(one -> values.onceIn(3))
                .map(one -> one.getString("name") + "="
                        + encoded(FuzzValues.text(values.value(one.getJsonObject("schema")))))
                .collect(Collectors.joining("&"));
        return path.substring(1) + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Map<String, String> headers(Operation operation) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonObject header : parameters(operation, "header")) {
            if (!values.onceIn(4)) {
                headers.put(header.getString("name"), values.one(TAGS));
            }
        }
        if (values.onceIn(20)) {
            headers.put("Accept", values.one(ACCEPTED));
        }
        return headers;
    }
}
