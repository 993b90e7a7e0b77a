package org.warden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.sql.SQLException;
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
import org.warden.server.Visitor;

/** Every call that changes something leaves one event (ASVS 16.3.1, 16.3.3). */
public class EveryWriteIsAuditedIT extends OnServer {
    /** A renewal adds a row to the spent tokens, a ticket one for half a minute; the sample changes nothing. */
    private static final Set<String> NOT_EVENTS = Set.of(
            "POST api/user/refresh-token", "POST api/user/ticket", "POST api/user/use-ticket", "POST api/secured");

    /** Each has its own events, which SecondFactorIT and EveryEventIT check. */
    private static final Set<String> ELSEWHERE = Set.of(
            "POST api/user/2fa",
            "POST api/user/2fa/confirm",
            "DELETE api/user/2fa",
            "DELETE api/users/{id}/2fa",
            "POST api/users/{id}/invite",
            "POST api/user/2fa/recovery-codes",
            "POST api/user/confirm-email",
            "POST api/user/undo-email",
            "POST api/user/reset-password");

    private static final String NO_PERMISSIONS = Json.createObjectBuilder()
            .add("permissions", Json.createArrayBuilder())
            .build()
            .toString();

    /** Each call, on an API that sends an id of the request. */
    private static final Map<String, BiFunction<EveryWriteIsAuditedIT, Api, Answer>> WRITES = new LinkedHashMap<>();

    static {
        WRITES.put("POST api/user/register", (test, traced) -> new Visitor(traced).register());
        WRITES.put(
                "POST api/user/token", (test, traced) -> test.visitor.by(traced).logIn(Api.PASSWORD));
        WRITES.put("POST api/user/revoke-token", (test, traced) -> traced.revoke(test.token()));
        WRITES.put(
                "PUT api/user/password",
                (test, traced) -> test.inside(traced).changePassword(Api.PASSWORD, Api.PASSWORD));
        WRITES.put(
                "POST api/user/proof",
                (test, traced) -> test.inside(traced).own().post("api/user/proof", Api.json("password", Api.PASSWORD)));
        WRITES.put(
                "DELETE api/user/sessions",
                (test, traced) -> test.inside(traced).own().delete("api/user/sessions"));
        WRITES.put(
                "DELETE api/user/sessions/{id}",
                (test, traced) -> test.inside(traced).own().delete("api/user/sessions/" + test.session()));
        WRITES.put(
                "PATCH api/user",
                (test, traced) -> test.inside(traced).own().patch("api/user", Api.json("firstName", "John")));
        WRITES.put(
                "POST api/user/addrole",
                (test, traced) -> traced.as(test.administrator).giveRole(test.visitor.email, "Moderator"));
        WRITES.put(
                "POST api/user/removerole",
                (test, traced) -> traced.as(test.administrator).takeRole(test.visitor.email, "Moderator"));
        WRITES.put(
                "PUT api/users/{id}/roles/{role}",
                (test, traced) -> traced.as(test.administrator).put(test.role(), Api.json("reason", "x")));
        WRITES.put(
                "DELETE api/users/{id}/roles/{role}",
                (test, traced) -> traced.as(test.administrator).delete(test.role()));
        WRITES.put("POST api/groups", (test, traced) -> test.newGroup(traced));
        WRITES.put(
                "PATCH api/groups/{id}",
                (test, traced) -> traced.as(test.administrator)
                        .with("If-Match", "*")
                        .patch("api/groups/" + test.group(), Api.json("name", Api.someone())));
        WRITES.put(
                "DELETE api/groups/{id}",
                (test, traced) -> traced.as(test.administrator).delete("api/groups/" + test.group()));
        WRITES.put(
                "PUT api/groups/{id}/members/{account}",
                (test, traced) -> traced.as(test.administrator)
                        .put("api/groups/" + test.group() + "/members/" + test.account(), "{}"));
        WRITES.put(
                "DELETE api/groups/{id}/members/{account}",
                (test, traced) -> traced.as(test.administrator)
                        .delete("api/groups/" + test.group() + "/members/" + test.account()));
        WRITES.put(
                "POST api/roles",
                (test, traced) -> traced.as(test.administrator).post("api/roles", Api.json("name", "Audited")));
        WRITES.put(
                "PATCH api/roles/{name}",
                (test, traced) -> traced.as(test.administrator)
                        .with("If-Match", "*")
                        .patch("api/roles/Audited", Api.json("description", "x")));
        WRITES.put(
                "DELETE api/roles/{name}",
                (test, traced) -> traced.as(test.administrator).delete("api/roles/Audited"));
        WRITES.put(
                "PUT api/permissions/{application}",
                (test, traced) -> traced.as(test.administrator).put("api/permissions/audited", NO_PERMISSIONS));
        WRITES.put(
                "POST api/keys/rotate",
                (test, traced) -> traced.as(test.administrator).post("api/keys/rotate", ""));
        WRITES.put(
                "POST api/keys/{kid}/revoke",
                (test, traced) -> traced.as(test.administrator).post("api/keys/" + test.announced() + "/revoke", ""));
    }

    static {
        WRITES.put(
                "PUT api/user/email",
                (test, traced) -> test.inside(traced).changeEmail(Api.PASSWORD, Api.email(Api.someone())));
        WRITES.put(
                "POST api/user/forgot-password",
                (test, traced) -> test.visitor.by(traced).forget());
        WRITES.put(
                "POST api/user/resend-confirmation",
                (test, traced) -> test.visitor.by(traced).resend());
    }

    static {
        WRITES.put("POST api/users", (test, traced) -> {
            Visitor invited = new Visitor(traced);
            return traced.as(test.administrator)
                    .post(
                            "api/users",
                            Api.json(
                                    "email",
                                    invited.email,
                                    "username",
                                    invited.username,
                                    "firstName",
                                    "Ada",
                                    "lastName",
                                    "Byron"));
        });
        WRITES.put(
                "PATCH api/users/{id}",
                (test, traced) -> traced.as(test.administrator)
                        .with("If-Match", "*")
                        .patch("api/users/" + test.id(), Api.json("lastName", "Byron")));
        for (String act : List.of("lock", "unlock", "disable", "enable", "logout")) {
            WRITES.put("POST api/users/{id}/" + act, (test, traced) -> test.administer(traced, "/" + act, "{}"));
        }
        WRITES.put(
                "POST api/users/{id}/password",
                (test, traced) -> test.administer(traced, "/password", Api.json("how", "link")));
        WRITES.put(
                "DELETE api/users/{id}/sessions/{session}",
                (test, traced) -> test.administer(traced, "/sessions/" + test.session(), null));
        WRITES.put("DELETE api/users/{id}", (test, traced) -> test.administer(traced, "", null));
        WRITES.put("POST api/users/{id}/restore", (test, traced) -> test.administer(traced, "/restore", "{}"));
        WRITES.put("DELETE api/user", (test, traced) -> test.inside(traced).delete(Api.PASSWORD));
    }

    private Visitor visitor;
    private String administrator;

    @BeforeEach
    void register() {
        visitor = Visitor.registered(api);
        administrator = api.login(TestRun.ADMIN_EMAIL, TestRun.ADMIN_PASSWORD);
    }

    /** The entries missing for the writing ones of these doors, and the entries without a door. */
    public static List<String> missing(Doors doors) {
        return Doors.difference(
                doors.writing(),
                Stream.of(WRITES.keySet(), NOT_EVENTS, ELSEWHERE)
                        .flatMap(Set::stream)
                        .toList());
    }

    @Test
    void everyWriteLeavesOneEvent() throws Exception {
        for (Map.Entry<String, BiFunction<EveryWriteIsAuditedIT, Api, Answer>> write : WRITES.entrySet()) {
            String id = Api.someone();
            assertThat(write.getValue()
                            .apply(this, api.with("X-Request-Id", id))
                            .status())
                    .as(write.getKey())
                    .isBetween(200, 204);
            assertThat(TestDatabase.ask("select count(*) from audit_event where request_id = '" + id + "'"))
                    .as(write.getKey())
                    .isEqualTo("1");
        }
    }

    /** The visitor on this API, in an existing session. */
    private Visitor inside(Api traced) {
        Visitor inside = visitor.by(traced);
        inside.stayIn(visitor.logIn());
        return inside;
    }

    /** An act on the visitor's account, by the administrator. */
    private Answer administer(Api traced, String act, String json) {
        Api caller = traced.as(administrator);
        String path = "api/users/" + id() + act;
        return json == null ? caller.delete(path) : caller.post(path, json);
    }

    private String id() {
        try {
            return TestDatabase.ask("select id from account where username = '" + visitor.username + "'");
        } catch (SQLException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String role() {
        return "api/users/" + visitor.newSession().get("api/user").text("id") + "/roles/Moderator";
    }

    private String token() {
        return visitor.logIn().text("token");
    }

    private String session() {
        return visitor.newSession()
                .get("api/user/sessions")
                .json()
                .getJsonArray("sessions")
                .getJsonObject(0)
                .getString("id");
    }

    /** The key that the previous call announced, so that the keys end up unchanged. */
    private String announced() {
        return api.as(administrator).post("api/keys/rotate", "").text("kid");
    }

    private Answer newGroup(Api traced) {
        return traced.as(administrator).post("api/groups", Api.json("name", Api.someone()));
    }

    private String group() {
        return newGroup(api).text("id");
    }

    private String account() {
        return visitor.newSession().get("api/user").text("id");
    }
}
