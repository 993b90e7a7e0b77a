package org.warden.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** Calls that need a recent proof, on the server. {@code StepUpActTest} checks the limit of each call to the second. */
class StepUpIT extends OnServer {
    private static final Duration STILL_RECENT = Duration.ofSeconds(270);
    private static final Duration TOO_OLD = Duration.ofSeconds(301);
    private static final String PROOF = "api/user/proof";

    /** Calls of an owner with a second factor, which answer 400 if the proof is recent. */
    private static final List<String> OWN = List.of(
            "PUT api/user/password",
            "PUT api/user/email",
            "DELETE api/user/2fa",
            "POST api/user/2fa/recovery-codes",
            "DELETE api/user");

    private Visitor visitor;

    @BeforeEach
    void register() {
        visitor = Visitor.registered(api);
    }

    @Test
    void exportNeedsARecentProof() throws SQLException {
        Answer login = visitor.logIn();
        assertThat(api.as(renewed(login, STILL_RECENT)).get("api/user/export").status())
                .isEqualTo(200);
        refused(api.as(renewed(visitor.logIn(), TOO_OLD)).get("api/user/export"));
    }

    @Test
    void ownCredentialsNeedARecentProofWithASecondFactor() throws SQLException {
        visitor.enter();
        visitor.setUpSecondFactor(-1);
        Api recent = api.as(renewed(visitor.logIn(Api.PASSWORD, "code", visitor.code(0)), STILL_RECENT));
        Api old = api.as(renewed(visitor.logIn(Api.PASSWORD, "code", visitor.code(1)), TOO_OLD));
        for (String call : OWN) {
            send(recent, call).mustBe(400, "invalid-input");
            refused(send(old, call));
        }
    }

    @Test
    void keysNeedARecentProof() throws SQLException {
        Answer login = new Visitor(api, "admin", TestRun.ADMIN_EMAIL).logIn(TestRun.ADMIN_PASSWORD);
        Api old = api.as(renewed(login, TOO_OLD));
        refused(old.post("api/keys/rotate", ""));
        refused(old.post("api/keys/x/revoke", ""));
        String proved =
                old.post(PROOF, Api.json("password", TestRun.ADMIN_PASSWORD)).text("token");
        api.as(proved).post("api/keys/x/revoke", "").mustBe(404, "key-not-found");
    }

    /** Whatever way leads to a role that holds a permission of Warden. */
    @Test
    void rightsOverWardenNeedARecentProof() throws SQLException {
        Api administrator = api.asAdministrator();
        String keeper = Api.someone();
        assertThat(administrator
                        .post("api/roles", role(keeper, "warden:key:read"))
                        .status())
                .isEqualTo(201);
        String groups = with("roles", keeper, "name", keeper);
        String group = "api/groups/" + administrator.post("api/groups", groups).text("id");
        visitor.enter();
        String account = visitor.own().get("api/user").text("id");
        Api old = api.as(renewed(new Visitor(api, "admin", TestRun.ADMIN_EMAIL).logIn(TestRun.ADMIN_PASSWORD), TOO_OLD))
                .with("If-Match", "*");

        refused(old.giveRole(visitor.email, "Administrator"));
        refused(old.takeRole(visitor.email, keeper));
        refused(old.put("api/users/" + account + "/roles/" + keeper, "{}"));
        refused(old.delete("api/users/" + account + "/roles/" + keeper));
        refused(old.post("api/roles", role(Api.someone(), "*")));
        refused(old.patch("api/roles/" + keeper, Api.json("description", "keeps")));
        refused(old.patch("api/roles/Moderator", with("permissions", "warden:*")));
        refused(old.delete("api/roles/" + keeper));
        refused(old.post("api/groups", groups));
        refused(old.patch(group, Api.json("name", Api.someone())));
        refused(old.put(group + "/members/" + account, "{}"));
        refused(old.delete(group + "/members/" + account));
        refused(old.delete(group));
        refused(old.post("api/users", invitation("roles", keeper)));
        refused(old.post("api/users", invitation("groups", group.substring(11))));

        assertThat(old.giveRole(visitor.email, "Moderator").status()).isEqualTo(200);
        assertThat(old.post("api/roles", role(Api.someone(), "order:read")).status())
                .isEqualTo(201);
        assertThat(old.post("api/users", invitation("roles", "Moderator")).status())
                .isEqualTo(201);
        String proved =
                old.post(PROOF, Api.json("password", TestRun.ADMIN_PASSWORD)).text("token");
        assertThat(api.as(proved).giveRole(visitor.email, keeper).status()).isEqualTo(200);
    }

    private static String role(String name, String permission) {
        return with("permissions", permission, "name", name);
    }

    private static String invitation(String list, String item) {
        String name = Api.someone();
        return with(list, item, "email", Api.email(name), "username", name, "firstName", "Ada", "lastName", "Byron");
    }

    /** A JSON object with a list of one item, and more names and texts in turn. */
    private static String with(String list, String item, String... more) {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add(list, Json.createArrayBuilder().add(item));
        for (int i = 0; i < more.length; i += 2) {
            json.add(more[i], more[i + 1]);
        }
        return json.build().toString();
    }

    /** The second factor was set up in this session, whose own proof has none. */
    @Test
    void anotherProofAddsTheSecondFactor() {
        visitor.enter();
        visitor.setUpSecondFactor(-1);
        refused(visitor.own().get("api/user/export"));
        Answer proved = visitor.own().post(PROOF, Api.json("password", Api.PASSWORD, "code", visitor.code(0)));
        assertThat(proved.status()).isEqualTo(200);
        assertThat(api.as(proved.text("token")).get("api/user/export").status()).isEqualTo(200);
    }

    @Test
    void anotherProofNamesWhatIsWrong() {
        visitor.enter();
        visitor.own()
                .post(PROOF, Api.json("password", "a wrong battery 9 staple"))
                .mustBe(400, "invalid-input");
        visitor.setUpSecondFactor(-1);
        Answer noCode = visitor.own().post(PROOF, Api.json("password", Api.PASSWORD));
        noCode.mustBe(400, "invalid-input");
        assertThat(noCode.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("code");
    }

    /** A caller who may not do this is not asked for a proof. */
    @Test
    void forbiddenComesFirst() throws SQLException {
        Api old = api.as(renewed(visitor.logIn(), TOO_OLD));
        old.post("api/keys/rotate", "").mustBe(403, "forbidden");
        api.post("api/keys/rotate", "").mustBe(401, "token-required");
    }

    private static void refused(Answer answer) {
        answer.mustBe(401, "reauthentication-required");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_user_authentication\", max_age=300");
    }

    private static Answer send(Api api, String call) {
        String[] parts = call.split(" ", 2);
        return switch (parts[0]) {
            case "PUT" -> api.put(parts[1], "{}");
            case "POST" -> api.post(parts[1], "{}");
            default -> api.delete(parts[1], "{}");
        };
    }

    /** A renewed token of the session of this login, as if the proof had been so long ago. */
    private String renewed(Answer login, Duration ago) throws SQLException {
        Instant proven = Instant.now().minus(ago);
        TestDatabase.change("update session set proven = '" + proven + "' where account_id ="
                + " (select id from account where email = '" + login.text("email") + "')");
        return api.renew(login.text("refreshToken")).text("token");
    }
}
