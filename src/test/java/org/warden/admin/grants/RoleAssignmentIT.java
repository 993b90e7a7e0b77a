package org.warden.admin.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** Administrators add and remove roles, one at a time, repeatedly. */
class RoleAssignmentIT extends OnServer {
    private Visitor visitor;
    private Api administrator;

    @BeforeEach
    void register() {
        administrator = api.asAdministrator();
        visitor = Visitor.registered(api);
    }

    @Test
    void roleIsAddedOnceHoweverOftenItIsGiven() throws SQLException {
        for (int time = 0; time < 3; time++) {
            Answer answer = administrator.giveRole(visitor.email, "Moderator");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json())
                    .hasToString(Api.json("message", "Added Moderator to user " + visitor.email + "."));
        }
        assertThat(rows("Moderator")).isEqualTo("1");
    }

    @Test
    void roleIsRemovedHoweverOftenItIsTaken() throws SQLException {
        administrator.giveRole(visitor.email, "Moderator");
        for (int time = 0; time < 3; time++) {
            Answer answer = administrator.takeRole(visitor.email, "Moderator");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json())
                    .hasToString(Api.json("message", "Removed Moderator from user " + visitor.email + "."));
        }
        assertThat(rows("Moderator")).isEqualTo("0");
        assertThat(rows("User")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"moderator", "MODERATOR", "mOdErAtOr"})
    void roleIsFoundInAnyLetters(String role) throws SQLException {
        assertThat(administrator.giveRole(visitor.email, role).text("message"))
                .isEqualTo("Added Moderator to user " + visitor.email + ".");
        assertThat(rows("Moderator")).isEqualTo("1");
        assertThat(administrator.takeRole(visitor.email, role).text("message"))
                .isEqualTo("Removed Moderator from user " + visitor.email + ".");
        assertThat(rows("Moderator")).isEqualTo("0");
    }

    @Test
    void accountIsFoundInAnyLetters() throws SQLException {
        String shouted = visitor.email.toUpperCase(Locale.ROOT);
        assertThat(administrator.giveRole(shouted, "Moderator").status()).isEqualTo(200);
        assertThat(rows("Moderator")).isEqualTo("1");
    }

    @Test
    void newRoleStandsInTheNextToken() {
        administrator.giveRole(visitor.email, "Moderator");
        Answer login = visitor.logIn();
        assertThat(login.json().getJsonArray("roles")).hasToString("[\"Moderator\",\"User\"]");
        assertThat(api.as(login.text("token")).get("api/user").json().getJsonArray("roles"))
                .hasToString("[\"Moderator\",\"User\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"addrole", "removerole"})
    void unknownAccountIsNotFound(String act) {
        String unknown = Api.email(Api.someone());
        Answer answer = administrator
                .post("api/user/" + act, Api.json("email", unknown, "role", "Moderator"))
                .mustBe(404, "account-not-found");
        assertThat(answer.text("detail")).isEqualTo("No Accounts Registered with " + unknown + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"addrole", "removerole"})
    void unknownRoleIsNotFound(String act) {
        Answer answer = administrator
                .post("api/user/" + act, Api.json("email", visitor.email, "role", "RandomRole"))
                .mustBe(404, "role-not-found");
        assertThat(answer.text("detail")).isEqualTo("Role RandomRole not found.");
    }

    /** As in the guides: the field may contain any text, even the password of another account. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "wrong"})
    void passwordIsNotRead(String password) throws SQLException {
        Answer answer = administrator.post(
                "api/user/addrole", Api.json("email", visitor.email, "role", "Moderator", "password", password));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(rows("Moderator")).isEqualTo("1");
    }

    @Test
    void twentyGiveTheSameRoleAtOnceAndItIsThereOnce() throws SQLException, InterruptedException {
        List<Answer> answers = Rush.of(20, number -> administrator.giveRole(visitor.email, "Moderator"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(rows("Moderator")).isEqualTo("1");
    }

    @Test
    void twentyGiveAndTakeDifferentRolesAtOnceAndEachIsObeyed() throws SQLException, InterruptedException {
        administrator.giveRole(visitor.email, "Moderator");
        List<Answer> answers = Rush.of(
                20,
                number -> number % 2 == 0
                        ? administrator.takeRole(visitor.email, "Moderator")
                        : administrator.takeRole(visitor.email, "User"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(rows("Moderator")).isEqualTo("0");
        assertThat(rows("User")).isEqualTo("0");
    }

    private String rows(String role) throws SQLException {
        return TestDatabase.ask("""
                select count(*) from account_role r join account a on a.id = r.account_id
                where a.username = '%s' and r.role_name = '%s'""".formatted(visitor.username, role));
    }
}
