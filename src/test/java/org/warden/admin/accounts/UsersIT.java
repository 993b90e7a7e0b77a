package org.warden.admin.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** What administrators do to accounts, through HTTP. */
class UsersIT extends OnServer {
    private Api administrator;
    private Visitor visitor;
    private String account;

    @BeforeEach
    void enter() {
        administrator = api.asAdministrator();
        visitor = Visitor.loggedIn(api);
        account = "api/users/" + visitor.own().get("api/user").text("id");
    }

    @Test
    void parametersAreChecked() {
        administrator.get(account + "?fields=nothing").mustBe(400, "invalid-input");
        administrator.delete(account + "?at-once=perhaps").mustBe(400, "invalid-input");
    }

    @Test
    void anAddressAndAUserNameOfAnotherAccountAreTaken() {
        Api editor = administrator.with("If-Match", "*");
        editor.patch(account, Api.json("email", TestRun.ADMIN_EMAIL)).mustBe(409, "email-taken");
        Visitor other = Visitor.registered(api);
        editor.patch(account, Api.json("username", other.username)).mustBe(409, "username-taken");
        invite(Api.someone(), other.username).mustBe(409, "username-taken");
    }

    @Test
    void lostSecondFactorIsRemoved() {
        visitor.setUpSecondFactor(0);
        visitor.logIn(Api.PASSWORD).mustBe(401, "second-factor-required");
        assertThat(administrator.delete(account + "/2fa").status()).isEqualTo(204);
        assertThat(visitor.logIn(Api.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void demandedPasswordIsChangedAtTheLogin() {
        assertThat(administrator
                        .post(account + "/password", Api.json("how", "change"))
                        .status())
                .isEqualTo(200);
        visitor.logIn(Api.PASSWORD).mustBe(403, "password-change-required");
        assertThat(visitor.logIn(Api.PASSWORD, "newPassword", "another battery 9 staple")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void invitationNamesOnlyRolesThatExist() {
        invite(Api.someone(), Api.someone(), Api.someone()).mustBe(404, "role-not-found");
    }

    @Test
    void invitedAccountHasNoPasswordToChange() {
        String invited = invited();
        administrator.post(invited + "/password", Api.json("how", "link")).mustBe(409, "not-active");
    }

    /** An invitation is mailed five times an hour at most. */
    @Test
    void invitationIsMailedAgainUntilThereAreTooMany() {
        String invited = invited();
        Answer again;
        int mailed = 0;
        do {
            again = administrator.post(invited + "/invite", "");
            mailed++;
        } while (again.status() == 202 && mailed < 10);
        again.mustBe(429, "too-many-requests");
        assertThat(mailed).isGreaterThan(1);
    }

    /** The helper may do it, but not to an account with more rights. */
    @Test
    void accountWithMoreRightsIsOutOfReach() {
        Visitor helper = Visitor.registered(api);
        administrator.giveRole(
                helper.email, role("warden:account:create", "warden:account:delete", "warden:account:logout"));
        helper.enter();
        String more = role("order:read");
        Answer invited = invite(Api.someone(), Api.someone(), more);
        helper.own().post("api/users/" + invited.text("id") + "/invite", "").mustBe(403, "beyond-authority");
        assertThat(administrator.giveRole(visitor.email, more).status()).isEqualTo(200);
        visitor.enter();
        String session = administrator
                .get(account + "/sessions")
                .json()
                .getJsonArray("sessions")
                .getJsonObject(0)
                .getString("id");
        helper.own().delete(account + "/sessions/" + session).mustBe(403, "beyond-authority");
        assertThat(administrator.delete(account).status()).isEqualTo(202);
        helper.own().post(account + "/restore", "").mustBe(403, "beyond-authority");
    }

    private String invited() {
        Answer invited = invite(Api.someone(), Api.someone());
        assertThat(invited.status()).as(invited::toString).isEqualTo(201);
        return "api/users/" + invited.text("id");
    }

    private Answer invite(String mailbox, String username, String... roles) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("email", Api.email(mailbox))
                .add("username", username)
                .add("firstName", "Jane")
                .add("lastName", "Doe")
                .add("roles", Json.createArrayBuilder(List.of(roles)));
        return administrator.post("api/users", body.build().toString());
    }

    private String role(String... permissions) {
        String role = Api.someone();
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("name", role)
                .add("permissions", Json.createArrayBuilder(List.of(permissions)));
        assertThat(administrator.post("api/roles", body.build().toString()).status())
                .isEqualTo(201);
        return role;
    }
}
