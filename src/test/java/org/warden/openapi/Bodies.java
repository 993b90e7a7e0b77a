package org.warden.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.warden.door.Door;

/** The bodies that are no records: text of any kind, and the documents whose form a standard or a small table fixes. */
final class Bodies {
    private Bodies() {}

    static Map<String, Object> of(Door door, Schemas schemas) {
        return switch (door.call()) {
            case "GET .well-known/jwks.json" -> schemas.add("JwkSet", keys());
            case "GET .well-known/warden-permissions" -> schemas.add("RolePermissions", permissions());
            case "GET openapi" -> Map.of("type", "object");
            default -> text(door);
        };
    }

    private static Map<String, Object> text(Door door) {
        if (door.mediaTypes().stream().noneMatch(type -> type.endsWith("json"))) {
            return Map.of("type", "string");
        }
        throw new IllegalStateException(door + " names no view, and this class does not know its body");
    }

    private static Map<String, Object> keys() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String name : List.of("kty", "kid", "use", "alg", "n", "e", "crv", "x", "y")) {
            properties.put(name, Map.of("type", "string"));
        }
        Map<String, Object> key = object("A public key.", properties, List.of("kty", "kid", "use", "alg"));
        return object("A JWK Set (RFC 7517).", Map.of("keys", list(key)), List.of("keys"));
    }

    private static Map<String, Object> permissions() {
        Map<String, Object> roles = new LinkedHashMap<>();
        roles.put("type", "object");
        roles.put("additionalProperties", list(Map.of("type", "string")));
        return object("The permissions of each role.", Map.of("roles", roles), List.of("roles"));
    }

    private static Map<String, Object> object(String text, Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("description", text);
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", items);
        return schema;
    }
}
