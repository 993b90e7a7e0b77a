package org.warden.admin.groups;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** Groups and their members, through HTTP. */
class GroupsIT extends OnServer {
    /** 10,000 rows with the numbers from 0 to 9,999. */
    private static final String NUMBERS =
            " from (select a.n + 10 * b.n + 100 * c.n + 1000 * d.n as number from D as a(n)"
                    .concat(" cross join D as b(n) cross join D as c(n) cross join D as d(n)) numbers where number < ")
                    .replace("D as", "(values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as");

    private Api administrator;
    private String name;
    private String group;

    @BeforeEach
    void create() {
        administrator = api.asAdministrator();
        name = Api.someone();
        group = created(Api.json("name", name));
    }

    @Test
    void memberIsListed() {
        Visitor visitor = Visitor.loggedIn(api);
        assertThat(administrator.put(member(visitor), "{}").status()).isEqualTo(204);
        JsonArray members = administrator.get(group + "/members").json().getJsonArray("members");
        assertThat(members).hasSize(1);
        assertThat(members.getJsonObject(0).getString("id")).isEqualTo(id(visitor));
    }

    @Test
    void sizeOfAPageIsLimited() {
        administrator.get(group + "/members?size=201").mustBe(400, "invalid-input");
    }

    @Test
    void unknownAccountIsNoMember() {
        String unknown = group + "/members/" + UUID.randomUUID();
        administrator.put(unknown, "{}").mustBe(404, "account-not-found");
        administrator.delete(unknown).mustBe(404, "account-not-found");
    }

    @Test
    void nameIsGivenOnceBelowAParent() {
        administrator.post("api/groups", Api.json("name", name)).mustBe(409, "group-taken");
        String other = created(Api.json("name", Api.someone()));
        edit(other, Api.json("name", name)).mustBe(409, "group-taken");
    }

    @Test
    void groupIsNotMovedBelowItself() {
        String below = created(Api.json("name", Api.someone(), "parent", group.replaceFirst(".*/", "")));
        edit(group, Api.json("parent", below.replaceFirst(".*/", ""))).mustBe(409, "group-circle");
    }

    @Test
    void groupWithAMemberIsNotDeleted() {
        assertThat(administrator.put(member(Visitor.loggedIn(api)), "{}").status())
                .isEqualTo(204);
        administrator.delete(group).mustBe(409, "group-not-empty");
    }

    @Test
    void changeNeedsTheVersion() {
        administrator.patch(group, Api.json("name", Api.someone())).mustBe(428, "precondition-required");
    }

    /** The helper may change the members of groups, but does not have the rights of this one. */
    @Test
    void memberOfAGroupWithMoreRightsStays() {
        String role = role("order:read");
        edit(
                group,
                Json.createObjectBuilder()
                        .add("roles", Json.createArrayBuilder().add(role))
                        .build()
                        .toString());
        Visitor visitor = Visitor.loggedIn(api);
        assertThat(administrator.put(member(visitor), "{}").status()).isEqualTo(204);
        Visitor helper = Visitor.registered(api);
        administrator.giveRole(helper.email, role("warden:group:members"));
        helper.enter();
        helper.own().delete(member(visitor)).mustBe(403, "beyond-authority");
    }

    @Test
    void accountIsInAHundredGroupsAtMost() throws SQLException {
        Visitor visitor = Visitor.loggedIn(api);
        String bulk = Api.someone();
        addGroups(bulk, 100);
        try {
            TestDatabase.change("insert into group_member (account_id, group_id, until, added_by, added)"
                    + " select a.id, g.id, timestamp with time zone '9999-01-01 00:00:00+00', a.id, current_timestamp"
                    + " from account a cross join user_group g where a.username = '" + visitor.username
                    + "' and g.name like '" + bulk + "%'");
            administrator.put(member(visitor), "{}").mustBe(409, "too-many-groups");
        } finally {
            removeGroups(bulk);
        }
    }

    @Test
    void thereAreFiveThousandGroupsAtMost() throws SQLException {
        String bulk = Api.someone();
        addGroups(bulk, 5_000);
        try {
            administrator.post("api/groups", Api.json("name", Api.someone())).mustBe(409, "too-many-groups");
        } finally {
            removeGroups(bulk);
        }
    }

    private static void addGroups(String bulk, int number) throws SQLException {
        assertThat(TestDatabase.change("insert into user_group (id, name, name_key, parent_id, version)"
                        + " select gen_random_uuid(), '" + bulk + "' || number, '" + bulk
                        + "' || number, gen_random_uuid(), 1" + NUMBERS + number))
                .isEqualTo(number);
    }

    private static void removeGroups(String bulk) throws SQLException {
        TestDatabase.change("delete from group_member where group_id in (select id from user_group where name like '"
                + bulk + "%')");
        TestDatabase.change("delete from user_group where name like '" + bulk + "%'");
    }

    private String member(Visitor visitor) {
        return group + "/members/" + id(visitor);
    }

    private static String id(Visitor visitor) {
        return visitor.own().get("api/user").text("id");
    }

    private String created(String json) {
        Answer created = administrator.post("api/groups", json);
        assertThat(created.status()).as(created::toString).isEqualTo(201);
        return "api/groups/" + created.text("id");
    }

    private Answer edit(String address, String json) {
        return administrator.with("If-Match", "*").patch(address, json);
    }

    private String role(String permission) {
        String role = Api.someone();
        Answer created = administrator.post(
                "api/roles",
                Json.createObjectBuilder()
                        .add("name", role)
                        .add("permissions", Json.createArrayBuilder().add(permission))
                        .build()
                        .toString());
        assertThat(created.status()).as(created::toString).isEqualTo(201);
        return role;
    }
}
