package org.warden.authority;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Visitor;

/**
 * Ways in which administrators of other products with few rights gave themselves more, by the names under which they are known.
 */
class KnownHolesIT extends OnServer {
    private static final String ROLE = "Administrator";

    private Api administrator;
    private Visitor accomplice;
    private String accompliceId;

    @BeforeEach
    void enter() {
        administrator = api.asAdministrator();
        accomplice = Visitor.loggedIn(api);
        accompliceId = id(accomplice);
    }

    /** CVE-2026-94000. */
    @Test
    void noCallerJoinsOrCreatesIntoAGroupWithTheRoleOfAdministrators() {
        Visitor keeper = with("warden:group:write", "warden:group:members", "warden:group:read");
        String top = group(null, ROLE);
        String below = group(group(top));
        for (String group : List.of(top, below)) {
            for (String member : List.of(accompliceId, id(keeper))) {
                refused(keeper.own().put("api/groups/" + group + "/members/" + member, "{}"));
            }
            refused(keeper.own()
                    .post("api/groups", named().add("parent", group).build().toString()));
        }
        refused(keeper.own().post("api/groups", roles(named(), ROLE)));
        String free =
                keeper.own().post("api/groups", named().build().toString()).text("id");
        refused(keeper.own().put("api/groups/" + free + "/members/" + id(keeper), "{}"));
        assertThat(keeper.own()
                        .put("api/groups/" + free + "/members/" + accompliceId, "{}")
                        .status())
                .isEqualTo(204);
        refused(patch(keeper, free, roles(Json.createObjectBuilder(), ROLE)));
        isNoAdministrator(accomplice);
        isNoAdministrator(keeper);
    }

    /** CVE-2026-9099. */
    @Test
    void noCallerMovesAGroupUnderTheirOwnOrTheirOwnUnderAnother() {
        Visitor keeper = with("warden:group:write", "warden:group:members", "warden:group:read");
        String privileged = group(null, ROLE);
        String below = group(privileged);
        String own = keeper.own().post("api/groups", named().build().toString()).text("id");
        assertThat(keeper.own()
                        .put("api/groups/" + own + "/members/" + accompliceId, "{}")
                        .status())
                .isEqualTo(204);
        refused(patch(keeper, privileged, under(own)));
        refused(patch(keeper, below, under(own)));
        refused(patch(
                keeper,
                below,
                Json.createObjectBuilder().addNull("parent").build().toString()));
        refused(patch(keeper, own, under(privileged)));
        refused(patch(keeper, own, under(below)));
        refused(patch(keeper, privileged, named().build().toString()));
        refused(patch(keeper, privileged, roles(Json.createObjectBuilder())));
        refused(keeper.own().delete("api/groups/" + below));
        isNoAdministrator(accomplice);
    }

    /** CVE-2026-94001: the second factor is a credential of its own, and those of administrators are out of reach. */
    @Test
    void noHelpdeskDeletesACredentialInsteadOfResettingIt() {
        Visitor helpdesk = with("warden:account:read", "warden:account:password", "warden:account:logout");
        accomplice.setUpSecondFactor(0);
        Answer forbidden =
                helpdesk.own().delete("api/users/" + accompliceId + "/2fa").mustBe(403, "forbidden");
        assertThat(forbidden.json().getJsonArray("required").getString(0)).isEqualTo("warden:account:second-factor");
        accomplice.logIn(Api.PASSWORD).mustBe(401, "second-factor-required");
        for (String how : List.of("link", "change")) {
            assertThat(helpdesk.own()
                            .post("api/users/" + accompliceId + "/password", Api.json("how", how))
                            .status())
                    .isEqualTo(how.equals("link") ? 202 : 200);
        }
        accomplice.logIn(Api.PASSWORD, "newPassword", "correct horse 9 staple").mustBe(401, "second-factor-required");
    }

    /** CVE-2026-94001, and the rest of what a helpdesk could do to an administrator. */
    @Test
    void noHelpdeskTouchesAnAccountWithMoreRights() {
        Visitor boss = new Visitor(api);
        boss.register();
        assertThat(administrator.giveRole(boss.email, ROLE).status()).isEqualTo(200);
        boss.enter();
        boss.setUpSecondFactor(0);
        String path = "api/users/" + id(boss);
        Api helpdesk = with("warden:account:*", "warden:session:read").own();
        refused(helpdesk.delete(path + "/2fa"));
        refused(helpdesk.post(path + "/password", Api.json("how", "link")));
        refused(helpdesk.post(path + "/password", Api.json("how", "change")));
        refused(helpdesk.with("If-Match", "*").patch(path, Api.json("email", Api.email(Api.someone()))));
        refused(helpdesk.post(path + "/lock", "{}"));
        refused(helpdesk.post(path + "/unlock", ""));
        refused(helpdesk.post(path + "/disable", "{}"));
        refused(helpdesk.post(path + "/enable", ""));
        refused(helpdesk.post(path + "/logout", ""));
        refused(helpdesk.delete(path));
        refused(helpdesk.delete(path + "?at-once=true"));
        assertThat(boss.own().get("api/roles").status()).isEqualTo(200);
        boss.logIn(Api.PASSWORD).mustBe(401, "second-factor-required");
    }

    /** A stolen access token is not enough for what the owner's own calls ask a password for. */
    @Test
    void noCallerUsesAdministrationToGetAroundTheOwnPassword() {
        Visitor deputy = with("warden:account:*");
        deputy.setUpSecondFactor(0);
        deputy.prove(0);
        String path = "api/users/" + id(deputy);
        refused(deputy.own().with("If-Match", "*").patch(path, Api.json("email", Api.email(Api.someone()))));
        refused(deputy.own().delete(path + "/2fa"));
        refused(deputy.own().delete(path));
        refused(deputy.own().delete(path + "?at-once=true"));
        assertThat(deputy.own().get("api/user").text("email")).isEqualTo(deputy.email);
    }

    @Test
    void noCallerGrantsThemselvesARoleThatManages() {
        Visitor manager = with("warden:grant:write", "warden:role:write", "warden:role:read", "warden:account:create");
        String own = manager.own().get("api/user").json().getJsonArray("roles").getString(0);
        String managing = role("warden:grant:write");
        String self = "api/users/" + id(manager) + "/roles/";
        for (String role : List.of(ROLE, own, managing, "Moderator")) {
            refused(manager.own().put(self + role, "{}"));
            refused(manager.own().giveRole(manager.email, role));
        }
        refused(manager.own().put("api/users/" + accompliceId + "/roles/" + ROLE, "{}"));
        refused(manager.own().post("api/roles", permissions(Api.someone(), "*")));
        refused(manager.own().post("api/roles", permissions(Api.someone(), "warden:*")));
        refused(manager.own()
                .with("If-Match", "*")
                .patch("api/roles/" + managing, permissions(null, "warden:grant:write", "warden:account:erase")));
        refused(manager.own().with("If-Match", "*").patch("api/roles/User", permissions(null, "warden:key:rotate")));
        refused(manager.own().post("api/users", invitation()));
        isNoAdministrator(manager);
        isNoAdministrator(accomplice);
    }

    private static void refused(Answer answer) {
        answer.mustBe(403, "beyond-authority");
    }

    private void isNoAdministrator(Visitor visitor) {
        assertThat(visitor.newSession().post("api/secured", "").status()).isEqualTo(403);
    }

    private static String id(Visitor visitor) {
        return visitor.own().get("api/user").text("id");
    }

    /** A person in a session, with a role with these permissions. */
    private Visitor with(String... permissions) {
        Visitor visitor = Visitor.registered(api);
        assertThat(administrator.giveRole(visitor.email, role(permissions)).status())
                .isEqualTo(200);
        visitor.enter();
        return visitor;
    }

    private String role(String... permissions) {
        String name = Api.someone();
        assertThat(administrator
                        .post("api/roles", permissions(name, permissions))
                        .status())
                .isEqualTo(201);
        return name;
    }

    private String group(String parent, String... roles) {
        JsonObjectBuilder group = named();
        if (parent != null) {
            group.add("parent", parent);
        }
        Answer created = administrator.post("api/groups", roles(group, roles));
        assertThat(created.status()).as(created::toString).isEqualTo(201);
        return created.text("id");
    }

    private static Answer patch(Visitor caller, String group, String body) {
        return caller.own().with("If-Match", "*").patch("api/groups/" + group, body);
    }

    private static JsonObjectBuilder named() {
        return Json.createObjectBuilder().add("name", Api.someone());
    }

    private static String under(String group) {
        return Api.json("parent", group);
    }

    private static String roles(JsonObjectBuilder group, String... roles) {
        return group.add("roles", Json.createArrayBuilder(List.of(roles)))
                .build()
                .toString();
    }

    private static String permissions(String name, String... permissions) {
        JsonObjectBuilder role = Json.createObjectBuilder();
        if (name != null) {
            role.add("name", name);
        }
        return role.add("permissions", Json.createArrayBuilder(List.of(permissions)))
                .build()
                .toString();
    }

    private static String invitation() {
        String name = Api.someone();
        JsonObject invitation = Json.createObjectBuilder()
                .add("username", name)
                .add("email", Api.email(name))
                .add("firstName", "Jane")
                .add("lastName", "Doe")
                .add("roles", Json.createArrayBuilder().add(ROLE))
                .build();
        return invitation.toString();
    }
}
