package org.warden.admin.rights;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** Roles with permissions, through HTTP. */
@Tag("smoke")
class RolesIT extends OnServer {
    /** A thousand rows. */
    private static final String NUMBERS = " from D as a(n) cross join D as b(n) cross join D as c(n)"
            .replace("D as", "(values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as");

    private Api administrator;
    private String role;

    @BeforeEach
    void enter() {
        administrator = api.asAdministrator();
        role = Api.someone();
    }

    @Test
    void permissionsOfARoleCountWithoutANewToken() {
        create("order:read");
        Visitor visitor = having(role);
        visitor.enter();
        Answer refused = visitor.own().get("api/keys").mustBe(403, "forbidden");
        assertThat(refused.json().getJsonArray("required").getString(0)).isEqualTo("warden:key:read");
        change("warden:key:read");
        assertThat(visitor.own().get("api/keys").status()).isEqualTo(200);
        change("warden:key:*");
        assertThat(visitor.own().get("api/keys").status()).isEqualTo(200);
        change("order:read");
        visitor.own().get("api/keys").mustBe(403, "forbidden");
    }

    @Test
    void deletedRoleOpensNothingAnyMore() throws InterruptedException {
        create("warden:key:read");
        Visitor visitor = having(role);
        visitor.enter();
        assertThat(visitor.own().get("api/keys").status()).isEqualTo(200);
        assertThat(administrator.delete("api/roles/" + role).status()).isEqualTo(204);
        visitor.own().get("api/keys").mustBe(403, "forbidden");
        // The time in a token has no fraction of a second.
        Thread.sleep(1_100);
        create("warden:key:read");
        visitor.own().get("api/keys").mustBe(403, "forbidden");
        visitor.enter();
        visitor.own().get("api/keys").mustBe(403, "forbidden");
    }

    @Test
    void helpdeskCannotMakeItselfMore() {
        create("warden:grant:write", "warden:role:write", "warden:role:read");
        Visitor helper = having(role);
        helper.enter();
        Api own = helper.own();
        String self = own.get("api/user").text("id");
        own.put("api/users/" + self + "/roles/Administrator", Api.json()).mustBe(403, "beyond-authority");
        own.giveRole(helper.email, "Administrator").mustBe(403, "beyond-authority");
        own.post("api/roles", role(Api.someone(), "*")).mustBe(403, "beyond-authority");
        own.with("If-Match", "*")
                .patch("api/roles/" + role, role(null, "warden:*"))
                .mustBe(403, "beyond-authority");
        Visitor other = Visitor.registered(api);
        own.giveRole(other.email, "Administrator").mustBe(403, "beyond-authority");
        assertThat(own.giveRole(other.email, role).status()).isEqualTo(200);
        assertThat(administrator.giveRole(other.email, "Administrator").status())
                .isEqualTo(200);
        own.takeRole(other.email, "User").mustBe(403, "beyond-authority");
        String target =
                api.as(api.login(other.email, Api.PASSWORD)).get("api/user").text("id");
        own.delete("api/users/" + target + "/roles/Administrator").mustBe(403, "beyond-authority");
        role = Api.someone();
        create("order:read");
        own.delete("api/roles/" + role).mustBe(403, "beyond-authority");
    }

    @Test
    void roleOnWhichWardenReliesDoesNotChange() {
        administrator
                .with("If-Match", "*")
                .patch("api/roles/Administrator", role(null, "order:read"))
                .mustBe(409, "role-protected");
    }

    @Test
    void thereAreFiveHundredRolesAtMost() throws SQLException {
        TestDatabase.change("insert into role (name) select '" + role + "-' || (a.n + 10 * b.n + 100 * c.n)" + NUMBERS);
        try {
            administrator.post("api/roles", role(Api.someone())).mustBe(409, "too-many-roles");
        } finally {
            TestDatabase.change("delete from role where name like '" + role + "-%'");
        }
    }

    @Test
    void aHundredApplicationsDeclarePermissionsAtMost() throws SQLException {
        TestDatabase.change("insert into permission (name, application, description) select '" + role
                + "-' || (a.n + 10 * b.n + 100 * c.n) || ':read', '" + role
                + "-' || (a.n + 10 * b.n + 100 * c.n), ''" + NUMBERS);
        try {
            administrator
                    .put("api/permissions/other", declaration(Api.someone() + ":read"))
                    .mustBe(409, "too-many-applications");
        } finally {
            TestDatabase.change("delete from permission where application like '" + role + "-%'");
        }
    }

    @Test
    void onlyOneOfTwoEditorsChangesTheRole() throws InterruptedException {
        String tag = create("order:read").header("ETag");
        Api editor = administrator.with("If-Match", tag);
        List<Answer> answers = Rush.of(List.of(
                () -> editor.patch("api/roles/" + role, role(null, "order:write")),
                () -> editor.patch("api/roles/" + role, role(null, "order:cancel"))));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
        String present = administrator.get("api/roles/" + role).header("ETag");
        assertThat(present).isNotEqualTo(tag);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.header("ETag")).isEqualTo(present));
    }

    @Test
    void roleEndsAtItsSecond() throws InterruptedException {
        create("warden:key:read");
        Visitor visitor = Visitor.registered(api);
        visitor.enter();
        String account = visitor.own().get("api/user").text("id");
        java.time.Instant end =
                java.time.Instant.now().plusSeconds(4).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        assertThat(administrator
                        .put("api/users/" + account + "/roles/" + role, Api.json("until", end.toString()))
                        .status())
                .isEqualTo(204);
        visitor.enter();
        assertThat(visitor.own().get("api/keys").status()).isEqualTo(200);
        Thread.sleep(Math.max(0, end.toEpochMilli() - System.currentTimeMillis() + 500));
        visitor.own().get("api/keys").mustBe(401, "invalid-token");
        visitor.enter();
        visitor.own().get("api/keys").mustBe(403, "forbidden");
    }

    /** A cookie jar of a proxy and some servers end at 8 KiB of headers. */
    @Test
    void accountWithAsManyRolesAsPossibleLogsIn() {
        Visitor visitor = Visitor.registered(api);
        int given = 0;
        Answer answer;
        do {
            String name = Api.someone() + "-".repeat(7);
            assertThat(administrator.post("api/roles", Api.json("name", name)).status())
                    .isEqualTo(201);
            answer = administrator.giveRole(visitor.email, name);
            given++;
        } while (answer.status() == 200 && given < 100);
        answer.mustBe(409, "too-many-roles");
        assertThat(given).isGreaterThan(60);
        visitor.enter();
        role = Api.someone() + "-".repeat(7);
        create("order:read");
        administrator
                .put("api/users/" + visitor.own().get("api/user").text("id") + "/roles/" + role, Api.json())
                .mustBe(409, "too-many-roles");
        assertThat(visitor.own().get("api/secured").status()).isEqualTo(200);
    }

    @Test
    void fiveHundredPermissionsMakeATokenNotOneByteLonger() {
        Visitor visitor = Visitor.registered(api);
        List<String> names = List.of(role, Api.someone(), Api.someone());
        for (String name : names) {
            role = name;
            create();
            administrator.giveRole(visitor.email, name);
        }
        int without = visitor.logIn().text("token").length();
        for (String name : names) {
            role = name;
            change(IntStream.range(0, 167).mapToObj(i -> name + ":p" + i).toArray(String[]::new));
        }
        assertThat(visitor.logIn().text("token")).hasSize(without);
    }

    @Test
    void declaredPermissionsAreInTheTree() {
        String word = Api.someone();
        String body = declaration(word + ":read");
        assertThat(administrator.put("api/permissions/" + word, body).status()).isEqualTo(200);
        administrator.put("api/permissions/other", body).mustBe(409, "permission-taken");
        assertThat(administrator.get("api/permissions").body()).contains('"' + word + ":read\"");
    }

    private static String declaration(String permission) {
        JsonObjectBuilder declared = Json.createObjectBuilder()
                .add(
                        "permissions",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", permission)
                                        .add("description", "reads")));
        return declared.build().toString();
    }

    private Answer create(String... permissions) {
        Answer created = administrator.post("api/roles", role(role, permissions));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/api/roles/" + role);
        return created;
    }

    private void change(String... permissions) {
        String tag = administrator.get("api/roles/" + role).header("ETag");
        Answer changed = administrator.with("If-Match", tag).patch("api/roles/" + role, role(null, permissions));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }

    private Visitor having(String name) {
        Visitor visitor = Visitor.registered(api);
        assertThat(administrator.giveRole(visitor.email, name).status()).isEqualTo(200);
        return visitor;
    }

    private static String role(String name, String... permissions) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        List.of(permissions).forEach(list::add);
        JsonObjectBuilder json = Json.createObjectBuilder().add("permissions", list);
        return (name == null ? json : json.add("name", name)).build().toString();
    }
}
