package org.warden.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.warden.server.Api;

/** One address that reads a body, and the fields of the body. */
record Door(String path, boolean forAdministrators, List<Field> fields) {
    /** All of them: a new one is one line here. */
    static final List<Door> ALL = List.of(
            new Door(
                    "api/user/register",
                    false,
                    List.of(
                            Field.of("firstName", "Jane", 100, 201),
                            Field.of("lastName", "Doe", 100, 201),
                            Field.of("username", "%s", 64, 201),
                            Field.of("email", "%s@example.org", 254, 201),
                            Field.of("password", Api.PASSWORD, 128, 201))),
            new Door(
                    "api/user/token",
                    false,
                    List.of(
                            Field.of("email", "%s@example.org", 254, 401),
                            Field.of("username", "%s", 64, 401).insteadOf("email"),
                            Field.of("password", Api.PASSWORD, 128, 401))),
            new Door(
                    "api/user/addrole",
                    true,
                    List.of(
                            Field.of("email", "%s@example.org", 254, 404),
                            Field.of("role", "Moderator", 64, 404),
                            Field.of("password", Api.PASSWORD, 256, 200).optional())),
            new Door(
                    "api/user/removerole",
                    true,
                    List.of(
                            Field.of("email", "%s@example.org", 254, 404),
                            Field.of("role", "User", 64, 404),
                            Field.of("password", Api.PASSWORD, 256, 200).optional())));

    /** A good body about somebody that has this field, with the values as they stand in the JSON. */
    Map<String, String> body(String someone, String field) {
        Map<String, String> body = new LinkedHashMap<>();
        fields.stream()
                .filter(other -> goesWith(other, field))
                .forEach(other -> body.put(other.name(), '"' + other.good(someone) + '"'));
        return body;
    }

    private boolean goesWith(Field other, String field) {
        boolean replaced = fields.stream()
                .anyMatch(one -> one.name().equals(field) && other.name().equals(one.insteadOf()));
        return other.name().equals(field) || (other.insteadOf() == null && !replaced);
    }
}
