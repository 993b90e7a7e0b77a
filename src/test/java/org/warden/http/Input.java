package org.warden.http;

import static java.util.Map.entry;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.warden.door.Door;
import org.warden.door.Doors;
import org.warden.server.Api;

/** A door that reads a body, and the fields of the body with their limits in the contract. */
public record Input(Door door, List<Field> fields) {
    private static final List<Field> BOTH_FACTORS = List.of(
            Field.of("password", Api.PASSWORD, 128, 400),
            Field.of("code", "123456", 6, 400).optional(),
            Field.of("recoveryCode", "AAAA", 64, 400).optional());

    private static final List<Field> ADDRESS = List.of(Field.of("email", "%s@example.org", 254, 202));

    private static final List<Field> LINK = List.of(Field.of("token", "unknown", 64, 400));

    private static final String DECLARED = "[" + Api.json("name", "order:read", "description", "reads") + "]";

    private static final Field REASON =
            Field.of("reason", "seen elsewhere", 100, 404).optional();

    /** The fields of a good body for each door. */
    private static final Map<String, List<Field>> FIELDS = Map.ofEntries(
            entry(
                    "POST api/user/register",
                    List.of(
                            Field.of("firstName", "Jane", 100, 201),
                            Field.of("lastName", "Doe", 100, 201),
                            Field.of("username", "%s", 64, 201),
                            Field.of("email", "%s@example.org", 254, 201),
                            Field.of("password", Api.PASSWORD, 128, 201))),
            entry(
                    "POST api/user/token",
                    List.of(
                            Field.of("email", "%s@example.org", 254, 401),
                            Field.of("username", "%s", 64, 401).insteadOf("email"),
                            Field.of("password", Api.PASSWORD, 128, 401),
                            Field.of("code", "123456", 6, 401).optional(),
                            Field.of("recoveryCode", "AAAA", 64, 401).optional(),
                            Field.of("newPassword", "another battery 9 staple", 128, 401)
                                    .optional())),
            entry("POST api/user/use-ticket", List.of(Field.of("ticket", "unknown", 512, 401))),
            entry("POST api/user/refresh-token", List.of(Field.of("refreshToken", "unknown", 512, 401))),
            entry("POST api/user/revoke-token", List.of(Field.of("token", "unknown", 4096, 200))),
            entry(
                    "PATCH api/user",
                    List.of(
                            Field.of("firstName", "John", 100, 200).optional(),
                            Field.of("lastName", "Roe", 100, 200).optional())),
            entry("DELETE api/user", List.of(Field.of("password", Api.PASSWORD, 128, 400))),
            entry(
                    "PUT api/user/password",
                    List.of(
                            Field.of("currentPassword", Api.PASSWORD, 128, 400),
                            Field.of("newPassword", "another battery 9 staple", 128, 200))),
            entry(
                    "PUT api/user/email",
                    List.of(
                            Field.of("password", Api.PASSWORD, 128, 400),
                            Field.of("email", "%s@example.com", 254, 202))),
            entry("POST api/user/confirm-email", LINK),
            entry("POST api/user/resend-confirmation", ADDRESS),
            entry("POST api/user/undo-email", LINK),
            entry("POST api/user/forgot-password", ADDRESS),
            entry(
                    "POST api/user/reset-password",
                    List.of(
                            Field.of("token", "unknown", 64, 400),
                            Field.of("newPassword", "another battery 9 staple", 128, 400))),
            entry(
                    "POST api/user/2fa/confirm",
                    List.of(
                            Field.of("password", Api.PASSWORD, 128, 400),
                            Field.of("code", "123456", 6, 400),
                            Field.of("recoveryCode", "AAAA", 64, 400).optional())),
            entry(
                    "POST api/user/proof",
                    List.of(
                            Field.of("password", Api.PASSWORD, 128, 400),
                            Field.of("code", "123456", 6, 200).optional(),
                            Field.of("recoveryCode", "AAAA", 64, 200).optional())),
            entry("DELETE api/user/2fa", BOTH_FACTORS),
            entry("POST api/user/2fa/recovery-codes", BOTH_FACTORS),
            entry(
                    "POST api/users",
                    List.of(
                            Field.of("email", "%s@example.org", 254, 201),
                            Field.of("username", "%s", 64, 201),
                            Field.of("firstName", "Jane", 100, 201),
                            Field.of("lastName", "Doe", 100, 201),
                            Field.list("roles", "[\"Moderator\"]", 201).optional(),
                            Field.list("groups", "[]", 201).optional(),
                            Field.of("language", "de", 35, 400).optional())),
            entry(
                    "PATCH api/users/{id}",
                    List.of(
                            Field.of("firstName", "John", 100, 404).optional(),
                            Field.of("lastName", "Roe", 100, 404).optional(),
                            Field.of("username", "%s", 64, 404).optional(),
                            Field.of("language", "de", 35, 400).optional(),
                            Field.of("email", "%s@example.com", 254, 404).optional())),
            entry(
                    "POST api/users/{id}/lock",
                    List.of(
                            REASON,
                            Field.of("until", "2090-01-01T00:00:00Z", 64, 404).optional())),
            entry("POST api/users/{id}/disable", List.of(REASON)),
            entry("POST api/users/{id}/password", List.of(Field.of("how", "link", 4, 404))),
            entry("DELETE api/users/{id}/2fa", List.of(REASON)),
            entry(
                    "PUT api/users/{id}/roles/{role}",
                    List.of(
                            Field.of("until", "2099-01-01T00:00:00Z", 64, 400).optional(),
                            Field.of("reason", "holidays", 100, 404).optional())),
            entry(
                    "POST api/groups",
                    List.of(
                            Field.of("name", "%s", 64, 400),
                            Field.of("parent", "unknown", 64, 400).optional(),
                            Field.list("roles", "[\"User\"]", 400).optional())),
            entry(
                    "PATCH api/groups/{id}",
                    List.of(
                            Field.of("name", "%s", 64, 404).optional(),
                            Field.of("parent", "unknown", 64, 404).optional(),
                            Field.list("roles", "[\"User\"]", 404).optional())),
            entry(
                    "PUT api/groups/{id}/members/{account}",
                    List.of(Field.of("until", "2099-01-01T00:00:00Z", 64, 400).optional())),
            entry(
                    "POST api/roles",
                    List.of(
                            Field.of("name", "Administrator", 64, 201),
                            Field.of("description", "edits", 200, 409).optional(),
                            Field.list("permissions", "[\"order:read\"]", 409).optional())),
            entry(
                    "PATCH api/roles/{name}",
                    List.of(
                            Field.of("description", "edits", 200, 404).optional(),
                            Field.list("permissions", "[\"order:read\"]", 404).optional())),
            entry("PUT api/permissions/{application}", List.of(Field.list("permissions", DECLARED, 200))),
            entry("POST api/user/addrole", role("Moderator")),
            entry("POST api/user/removerole", role("User")));

    /** All of them: a new door needs an entry above. */
    static final List<Input> ALL = Doors.OURS.reading().stream()
            .filter(door -> FIELDS.containsKey(door.call()))
            .map(door -> new Input(door, FIELDS.get(door.call())))
            .toList();

    /** The entries missing for these doors, and the entries without a door: calls with a body, and fields of a known body. */
    public static List<String> missing(Doors doors) {
        return Stream.concat(
                        Doors.difference(doors.reading(), FIELDS.keySet()).stream(),
                        ALL.stream().flatMap(Input::unnamed))
                .toList();
    }

    /** The fields of its record that the list lacks. */
    public Stream<String> unnamed() {
        List<String> named = fields.stream().map(Field::name).toList();
        return Arrays.stream(door.request().orElseThrow().getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !named.contains(name))
                .map(name -> door.call() + ": " + name);
    }

    static Input of(String call) {
        return ALL.stream()
                .filter(input -> input.door().call().equals(call))
                .findFirst()
                .orElseThrow();
    }

    String method() {
        return door.method();
    }

    String path() {
        return door.example();
    }

    /** A good body for a user that contains this field, with its values as JSON. */
    Map<String, String> body(String someone, String field) {
        Map<String, String> body = new LinkedHashMap<>();
        fields.stream()
                .filter(other -> goesWith(other, field))
                .forEach(other -> body.put(other.name(), other.json(someone)));
        return body;
    }

    private boolean goesWith(Field other, String field) {
        boolean replaced = fields.stream()
                .anyMatch(one -> one.name().equals(field) && other.name().equals(one.insteadOf()));
        return other.name().equals(field) || (other.insteadOf() == null && !replaced);
    }

    private static List<Field> role(String name) {
        return List.of(
                Field.of("email", "%s@example.org", 254, 404),
                Field.of("role", name, 64, 404),
                Field.of("password", Api.PASSWORD, 256, 200).optional());
    }

    @Override
    public String toString() {
        return door.toString();
    }
}
