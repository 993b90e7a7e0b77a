package org.warden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.door.Doors;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;

/** Every call that changes something leaves one event (ASVS 16.3.1, 16.3.3). */
public class EveryWriteIsAuditedIT extends OnServer {
    /** A renewal leaves a row of its own among the spent tokens; the sample changes nothing. */
    private static final Set<String> NOT_EVENTS = Set.of("POST api/user/refresh-token", "POST api/secured");

    /** Each has events of its own, which SecondFactorIT and EveryEventIT look at. */
    private static final Set<String> ELSEWHERE = Set.of(
            "POST api/user/2fa",
            "POST api/user/2fa/confirm",
            "DELETE api/user/2fa",
            "POST api/user/2fa/recovery-codes",
            "POST api/user/confirm-email",
            "POST api/user/undo-email",
            "POST api/user/reset-password");

    private static final Map<String, BiFunction<EveryWriteIsAuditedIT, String, Answer>> WRITES = new LinkedHashMap<>();

    static {
        WRITES.put("POST api/user/register", (test, id) -> test.post(id, null, "user/register", registration()));
        WRITES.put("POST api/user/token", (test, id) -> test.post(id, null, "user/token", test.credentials()));
        WRITES.put(
                "POST api/user/revoke-token",
                (test, id) -> test.post(id, null, "user/revoke-token", "{\"token\":\"" + test.token() + "\"}"));
        WRITES.put(
                "PUT api/user/password",
                (test, id) -> test.send(
                        id,
                        test.token(),
                        "PUT",
                        "user/password",
                        "{\"currentPassword\":\"" + Api.PASSWORD + "\",\"newPassword\":\"" + Api.PASSWORD + "\"}"));
        WRITES.put(
                "DELETE api/user/sessions", (test, id) -> test.send(id, test.token(), "DELETE", "user/sessions", null));
        WRITES.put(
                "DELETE api/user/sessions/{id}",
                (test, id) -> test.send(id, test.token(), "DELETE", "user/sessions/" + test.session(), null));
        WRITES.put(
                "PATCH api/user",
                (test, id) -> test.send(id, test.token(), "PATCH", "user", "{\"firstName\":\"John\"}"));
        WRITES.put(
                "POST api/user/addrole", (test, id) -> test.post(id, test.administrator, "user/addrole", test.role()));
        WRITES.put(
                "POST api/user/removerole",
                (test, id) -> test.post(id, test.administrator, "user/removerole", test.role()));
        WRITES.put("POST api/keys/rotate", (test, id) -> test.post(id, test.administrator, "keys/rotate", null));
        WRITES.put(
                "POST api/keys/{kid}/revoke",
                (test, id) -> test.post(id, test.administrator, "keys/" + test.announced() + "/revoke", null));
    }

    static {
        WRITES.put(
                "PUT api/user/email",
                (test, id) -> test.send(
                        id,
                        test.token(),
                        "PUT",
                        "user/email",
                        "{\"password\":\"" + Api.PASSWORD + "\",\"email\":\"" + Api.email(Api.someone()) + "\"}"));
        WRITES.put(
                "POST api/user/forgot-password",
                (test, id) -> test.post(id, null, "user/forgot-password", test.address()));
        WRITES.put(
                "POST api/user/resend-confirmation",
                (test, id) -> test.post(id, null, "user/resend-confirmation", test.address()));
        WRITES.put(
                "DELETE api/user",
                (test, id) -> test.send(id, test.token(), "DELETE", "user", "{\"password\":\"" + Api.PASSWORD + "\"}"));
    }

    private String someone;
    private String administrator;

    @BeforeEach
    void register() {
        someone = Api.someone();
        assertThat(api.register(someone).status()).isEqualTo(201);
        administrator = api.login(TestRun.ADMIN_EMAIL, TestRun.ADMIN_PASSWORD);
    }

    /** What the lists above lack of the writing ones among these doors, or have for none of them. */
    public static List<String> missing(Doors doors) {
        return Doors.difference(
                doors.writing(),
                Stream.of(WRITES.keySet(), NOT_EVENTS, ELSEWHERE)
                        .flatMap(Set::stream)
                        .toList());
    }

    @Test
    void everyWriteLeavesOneEvent() throws Exception {
        for (Map.Entry<String, BiFunction<EveryWriteIsAuditedIT, String, Answer>> write : WRITES.entrySet()) {
            String id = Api.someone();
            assertThat(write.getValue().apply(this, id).status())
                    .as(write.getKey())
                    .isBetween(200, 204);
            assertThat(TestDatabase.ask("select count(*) from audit_event where request_id = '" + id + "'"))
                    .as(write.getKey())
                    .isEqualTo("1");
        }
    }

    private static String registration() {
        String name = Api.someone();
        return Api.registration(name, Api.email(name), Api.PASSWORD);
    }

    private String credentials() {
        return Api.credentials(Api.email(someone), Api.PASSWORD);
    }

    private String address() {
        return "{\"email\":\"" + Api.email(someone) + "\"}";
    }

    private String token() {
        return api.login(Api.email(someone), Api.PASSWORD);
    }

    private String session() {
        return api.as(token())
                .get("api/user/sessions")
                .json()
                .getJsonArray("sessions")
                .getJsonObject(0)
                .getString("id");
    }

    private String role() {
        return "{\"email\":\"" + Api.email(someone) + "\",\"role\":\"Moderator\"}";
    }

    /** The key that the call before this has announced: the keys are then as they were. */
    private String announced() {
        return api.as(administrator).post("api/keys/rotate", "").text("kid");
    }

    private Answer post(String id, String token, String path, String body) {
        return send(id, token, "POST", path, body);
    }

    private Answer send(String id, String token, String method, String path, String body) {
        var request = api.request("api/" + path).header("X-Request-Id", id);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return api.send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
