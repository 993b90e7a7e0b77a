package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;

/** Roles are given and taken by administrators, one at a time, as often as they like. */
class RoleAssignmentIT extends OnServer {
    private final String someone = Api.someone();
    private Api administrator;

    @BeforeEach
    void register() {
        administrator = api.asAdministrator();
        assertThat(api.register(someone).status()).isEqualTo(201);
    }

    @Test
    void roleIsAddedOnceHoweverOftenItIsGiven() throws SQLException {
        for (int time = 0; time < 3; time++) {
            Answer answer = change("addrole", Api.email(someone), "Moderator");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json())
                    .hasToString("{\"message\":\"Added Moderator to user " + Api.email(someone) + ".\"}");
        }
        assertThat(rows("Moderator")).isEqualTo("1");
    }

    @Test
    void roleIsRemovedHoweverOftenItIsTaken() throws SQLException {
        change("addrole", Api.email(someone), "Moderator");
        for (int time = 0; time < 3; time++) {
            Answer answer = change("removerole", Api.email(someone), "Moderator");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json())
                    .hasToString("{\"message\":\"Removed Moderator from user " + Api.email(someone) + ".\"}");
        }
        assertThat(rows("Moderator")).isEqualTo("0");
        assertThat(rows("User")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"moderator", "MODERATOR", "mOdErAtOr"})
    void roleIsFoundInAnyLetters(String role) throws SQLException {
        assertThat(change("addrole", Api.email(someone), role).text("message"))
                .isEqualTo("Added Moderator to user " + Api.email(someone) + ".");
        assertThat(rows("Moderator")).isEqualTo("1");
        assertThat(change("removerole", Api.email(someone), role).text("message"))
                .isEqualTo("Removed Moderator from user " + Api.email(someone) + ".");
        assertThat(rows("Moderator")).isEqualTo("0");
    }

    @Test
    void accountIsFoundInAnyLetters() throws SQLException {
        String shouted = Api.email(someone).toUpperCase(Locale.ROOT);
        assertThat(change("addrole", shouted, "Moderator").status()).isEqualTo(200);
        assertThat(rows("Moderator")).isEqualTo("1");
    }

    @Test
    void newRoleStandsInTheNextToken() {
        change("addrole", Api.email(someone), "Moderator");
        Answer login = api.post("api/user/token", Api.credentials(Api.email(someone), Api.PASSWORD));
        assertThat(login.json().getJsonArray("roles")).hasToString("[\"Moderator\",\"User\"]");
        assertThat(api.as(login.text("token")).get("api/user").json().getJsonArray("roles"))
                .hasToString("[\"Moderator\",\"User\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"addrole", "removerole"})
    void unknownAccountIsNotFound(String act) {
        String nobody = Api.email(Api.someone());
        Answer answer = change(act, nobody, "Moderator").mustBe(404, "account-not-found");
        assertThat(answer.text("detail")).isEqualTo("No Accounts Registered with " + nobody + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"addrole", "removerole"})
    void unknownRoleIsNotFound(String act) {
        Answer answer = change(act, Api.email(someone), "RandomRole").mustBe(404, "role-not-found");
        assertThat(answer.text("detail")).isEqualTo("Role RandomRole not found.");
    }

    /** As the guides send it: the field may be anything of its type, also somebody else's password. */
    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"wrong\"", "null"})
    void passwordIsNotRead(String password) throws SQLException {
        Answer answer = administrator.post("api/user/addrole", """
                {"email":"%s","role":"Moderator","password":%s}""".formatted(Api.email(someone), password));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(rows("Moderator")).isEqualTo("1");
    }

    @Test
    void twentyGiveTheSameRoleAtOnceAndItIsThereOnce() throws SQLException, InterruptedException {
        List<Answer> answers = Rush.of(20, number -> change("addrole", Api.email(someone), "Moderator"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(rows("Moderator")).isEqualTo("1");
    }

    @Test
    void twentyGiveAndTakeDifferentRolesAtOnceAndEachIsObeyed() throws SQLException, InterruptedException {
        change("addrole", Api.email(someone), "Moderator");
        List<Answer> answers = Rush.of(
                20,
                number -> number % 2 == 0
                        ? change("removerole", Api.email(someone), "Moderator")
                        : change("removerole", Api.email(someone), "User"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(rows("Moderator")).isEqualTo("0");
        assertThat(rows("User")).isEqualTo("0");
    }

    private Answer change(String act, String email, String role) {
        return administrator.post("api/user/" + act, "{\"email\":\"" + email + "\",\"role\":\"" + role + "\"}");
    }

    private String rows(String role) throws SQLException {
        return TestDatabase.ask("""
                select count(*) from account_role r join account a on a.id = r.account_id
                where a.username = '%s' and r.role_name = '%s'""".formatted(someone, role));
    }
}
