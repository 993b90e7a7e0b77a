package org.warden.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Visitor;

/** Why a call was refused, on the server: for the owner and for a helpdesk. */
@Tag("smoke")
class AccessIT extends OnServer {
    private static final String READ = "?permission=warden:key:read";

    private Api administrator;
    private Visitor visitor;
    private String role;
    private String path;

    @BeforeEach
    void enter() {
        administrator = api.asAdministrator();
        role = Api.someone();
        administrator.post("api/roles", json(role, "permissions", "warden:key:*"));
        visitor = Visitor.loggedIn(api);
        path = "api/users/" + visitor.own().get("api/user").text("id");
    }

    @Test
    void refusalIsExplainedUntilTheCallSucceeds() throws InterruptedException {
        Answer refused = visitor.own().get("api/keys").mustBe(403, "forbidden");
        assertThat(refused.json().getJsonArray("required").getString(0)).isEqualTo("warden:key:read");
        assertThat(own(READ).getString("message")).isEqualTo("No role of the account gives warden:key:read.");
        // The time in a token has no fraction of a second.
        Thread.sleep(1_100);
        administrator.giveRole(visitor.email, role);
        visitor.own().get("api/keys").mustBe(403, "forbidden");
        assertThat(own(READ).getBoolean("allowed")).isFalse();
        assertThat(because(own(READ)).getString("reason")).isEqualTo("after-token");
        assertThat(helpdesk(READ).getBoolean("allowed")).isTrue();
        visitor.enter();
        assertThat(visitor.own().get("api/keys").status()).isEqualTo(200);
        assertThat(own(READ).getBoolean("allowed")).isTrue();
        assertThat(own("?role=" + role).getBoolean("allowed")).isTrue();
    }

    @Test
    void roleOfAGroupIsNamedWithItsPath() {
        String name = Api.someone();
        Answer group = administrator.post("api/groups", json(name, "roles", role));
        String member = "api/groups/" + group.text("id") + "/members/" + path.substring(path.lastIndexOf('/') + 1);
        String end = Instant.now().plusSeconds(86_400).toString();
        assertThat(administrator.put(member, Api.json("until", end)).status()).isEqualTo(204);
        JsonObject because = because(helpdesk(READ));
        assertThat(because.getString("source")).isEqualTo("group");
        assertThat(because.getString("path")).isEqualTo(name);
        assertThat(because.getString("until")).isEqualTo(end.substring(0, 19) + "Z");
        assertThat(because.getBoolean("counts")).isTrue();
    }

    @Test
    void lockedAccountIsExplained() {
        administrator.giveRole(visitor.email, role);
        assertThat(administrator.post(path + "/lock", "{}").status()).isEqualTo(200);
        JsonObject because = because(helpdesk(READ));
        assertThat(because.getString("reason")).isEqualTo("account");
        assertThat(because.getString("message")).isEqualTo("The status of the account is locked.");
    }

    @Test
    void helpdeskNeedsThePermission() {
        visitor.own().get(path + "/access" + READ).mustBe(403, "forbidden");
        api.get("api/user/access" + READ).mustBe(401, "token-required");
        administrator.get("api/users/unknown/access" + READ).mustBe(404, "account-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?permission=order:read&role=User",
                "?permission=",
                "?permission=%25",
                "?permission=a:%00",
                "?permission=" + "%F0%9F%98%80",
                "?role='",
                "?role=%E2%80%AEresU",
                "?role=User&issued=yesterday",
                "?role=User&issued=%2B9999999999-01-01T00:00:00Z"
            })
    void badQuestionsAreRefused(String query) {
        visitor.own().get("api/user/access" + query).mustBe(400, "invalid-input");
        administrator.get(path + "/access" + query).mustBe(400, "invalid-input");
    }

    private JsonObject own(String query) {
        return visitor.own().get("api/user/access" + query).json();
    }

    private JsonObject helpdesk(String query) {
        Answer answer = administrator.get(path + "/access" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static String json(String name, String list, String item) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add(list, Json.createArrayBuilder().add(item))
                .build()
                .toString();
    }

    private static JsonObject because(JsonObject access) {
        return access.getJsonArray("because").getJsonObject(0);
    }
}
