package org.warden.admin.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.TwoNodes;
import org.warden.server.Visitor;

/** A role taken from a group of 100,000 members, on two nodes with one PostgreSQL. */
@Tag("process")
class GroupCutIT {
    private static final String ADMIN = "admin@example.org";
    private static final int MEMBERS = 100_000;

    @TempDir
    static Path folder;

    private static TwoNodes nodes;
    private static Api administrator;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("WARDEN_BOOTSTRAP_ADMIN_EMAIL", ADMIN);
        settings.put("WARDEN_BOOTSTRAP_ADMIN_PASSWORD", Api.PASSWORD);
        nodes = TwoNodes.start(folder, settings);
        administrator = nodes.one().as(nodes.one().login(ADMIN, Api.PASSWORD));
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @Test
    void roleIsGoneOnBothNodesAndNoRowOfAMemberIsWritten() throws SQLException {
        String group = "api/groups/" + created(Api.someone()).text("id");
        Visitor visitor = Visitor.registered(nodes.one());
        String account = visitor.newSession().get("api/user").text("id");
        assertThat(administrator.put(group + "/members/" + account, "{}").status())
                .isEqualTo(204);
        nodes.ask("insert into group_member (account_id, group_id, until, added_by, added)"
                + " select gen_random_uuid(), group_id, until, added_by, added from group_member,"
                + " generate_series(1, " + MEMBERS + ") returning 1");
        String token = visitor.logIn().text("token");
        for (Api node : nodes.both()) {
            assertThat(mayWrite(node, token)).isEqualTo(200);
        }
        String before = written();

        Answer changed = administrator.with("If-Match", "*").patch(group, roles().toString());
        assertThat(changed.status()).as(changed::toString).isEqualTo(200);
        long then = System.nanoTime();
        await().atMost(Duration.ofSeconds(1)).until(() -> mayWrite(nodes.one(), token) == 403);
        long here = System.nanoTime() - then;
        await().atMost(Duration.ofSeconds(5)).until(() -> mayWrite(nodes.other(), token) == 403);
        long there = System.nanoTime() - then;
        System.out.printf(
                "role taken from a group of %d: %d ms here, %d ms on the other node%n",
                MEMBERS, here / 1_000_000, there / 1_000_000);
        assertThat(written()).isEqualTo(before);
        assertThat(changed.json().getInt("members")).isEqualTo(10_000);
    }

    private static Answer created(String name) {
        Answer created = administrator.post(
                "api/groups",
                Json.createObjectBuilder()
                        .add("name", name)
                        .add("roles", Json.createArrayBuilder().add("Administrator"))
                        .build()
                        .toString());
        assertThat(created.status()).as(created::toString).isEqualTo(201);
        return created;
    }

    private static jakarta.json.JsonObject roles() {
        return Json.createObjectBuilder()
                .add("roles", Json.createArrayBuilder())
                .build();
    }

    /** The latest transactions that wrote a member or an account. */
    private static String written() throws SQLException {
        return nodes.ask("select (select max(xmin::text::bigint) from group_member) || ' '"
                + " || (select max(xmin::text::bigint) from account)");
    }

    private static int mayWrite(Api node, String token) {
        return node.as(token).post("api/secured", "").status();
    }
}
