package org.warden.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.warden.server.Api;

/**
 * One address that reads a body, and the fields of the body.
 *
 * @param bodyless whether the body may be left out
 */
record Door(String method, String path, Who who, boolean bodyless, List<Field> fields) {
    /** Who passes it. */
    enum Who {
        ANYONE,
        OWNER,
        ADMINISTRATOR
    }

    /** All of them: a new one is one line here. */
    static final List<Door> ALL = List.of(
            new Door(
                    "POST",
                    "api/user/register",
                    Who.ANYONE,
                    false,
                    List.of(
                            Field.of("firstName", "Jane", 100, 201),
                            Field.of("lastName", "Doe", 100, 201),
                            Field.of("username", "%s", 64, 201),
                            Field.of("email", "%s@example.org", 254, 201),
                            Field.of("password", Api.PASSWORD, 128, 201))),
            new Door(
                    "POST",
                    "api/user/token",
                    Who.ANYONE,
                    false,
                    List.of(
                            Field.of("email", "%s@example.org", 254, 401),
                            Field.of("username", "%s", 64, 401).insteadOf("email"),
                            Field.of("password", Api.PASSWORD, 128, 401),
                            Field.of("code", "123456", 6, 401).optional(),
                            Field.of("recoveryCode", "AAAA", 64, 401).optional())),
            new Door(
                    "POST",
                    "api/user/2fa/confirm",
                    Who.OWNER,
                    false,
                    List.of(Field.of("password", Api.PASSWORD, 128, 400), Field.of("code", "123456", 6, 400))),
            new Door(
                    "DELETE",
                    "api/user/2fa",
                    Who.OWNER,
                    false,
                    List.of(
                            Field.of("password", Api.PASSWORD, 128, 400),
                            Field.of("code", "123456", 6, 400).optional(),
                            Field.of("recoveryCode", "AAAA", 64, 400).optional())),
            new Door(
                    "POST",
                    "api/user/2fa/recovery-codes",
                    Who.OWNER,
                    false,
                    List.of(
                            Field.of("password", Api.PASSWORD, 128, 400),
                            Field.of("code", "123456", 6, 400).optional(),
                            Field.of("recoveryCode", "AAAA", 64, 400).optional())),
            new Door(
                    "POST",
                    "api/user/refresh-token",
                    Who.ANYONE,
                    true,
                    List.of(Field.of("refreshToken", "unknown", 512, 401))),
            new Door(
                    "POST",
                    "api/user/revoke-token",
                    Who.ANYONE,
                    true,
                    List.of(Field.of("token", "unknown", 4096, 200))),
            new Door(
                    "PATCH",
                    "api/user",
                    Who.OWNER,
                    false,
                    List.of(
                            Field.of("firstName", "John", 100, 200).optional(),
                            Field.of("lastName", "Roe", 100, 200).optional())),
            new Door("DELETE", "api/user", Who.OWNER, false, List.of(Field.of("password", Api.PASSWORD, 128, 400))),
            new Door(
                    "PUT",
                    "api/user/password",
                    Who.OWNER,
                    false,
                    List.of(
                            Field.of("currentPassword", Api.PASSWORD, 128, 400),
                            Field.of("newPassword", "another battery 9 staple", 128, 200))),
            new Door(
                    "PUT",
                    "api/user/email",
                    Who.OWNER,
                    false,
                    List.of(
                            Field.of("password", Api.PASSWORD, 128, 400),
                            Field.of("email", "%s@example.com", 254, 202))),
            new Door(
                    "POST",
                    "api/user/confirm-email",
                    Who.ANYONE,
                    false,
                    List.of(Field.of("token", "unknown", 64, 400))),
            new Door("POST", "api/user/undo-email", Who.ANYONE, false, List.of(Field.of("token", "unknown", 64, 400))),
            new Door(
                    "POST",
                    "api/user/resend-confirmation",
                    Who.ANYONE,
                    false,
                    List.of(Field.of("email", "%s@example.org", 254, 202))),
            new Door(
                    "POST",
                    "api/user/forgot-password",
                    Who.ANYONE,
                    false,
                    List.of(Field.of("email", "%s@example.org", 254, 202))),
            new Door(
                    "POST",
                    "api/user/reset-password",
                    Who.ANYONE,
                    false,
                    List.of(
                            Field.of("token", "unknown", 64, 400),
                            Field.of("newPassword", "another battery 9 staple", 128, 400))),
            new Door(
                    "POST",
                    "api/user/addrole",
                    Who.ADMINISTRATOR,
                    false,
                    List.of(
                            Field.of("email", "%s@example.org", 254, 404),
                            Field.of("role", "Moderator", 64, 404),
                            Field.of("password", Api.PASSWORD, 256, 200).optional())),
            new Door(
                    "POST",
                    "api/user/removerole",
                    Who.ADMINISTRATOR,
                    false,
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
