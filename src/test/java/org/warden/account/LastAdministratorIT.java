package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;

/**
 * There is always an administrator. Other tests make administrators too, so each test here first takes the role from all but its
 * own two. Afterwards the first administrator has the role again: the tests that give roles log in as that one.
 */
class LastAdministratorIT extends OnServer {
    private static final int ROUNDS = 20;
    private static final String FIRST = TestRun.ADMIN_EMAIL;

    private String one;
    private String other;
    private Api asOne;
    private Api asOther;

    @BeforeEach
    void leaveTwoAdministrators() throws SQLException {
        one = Api.email(Api.someone());
        other = Api.email(Api.someone());
        Api first = api.asAdministrator();
        asOne = promoted(first, one);
        asOther = promoted(first, other);
        for (String email = another(); email != null; email = another()) {
            assertThat(change(asOne, "removerole", email).status()).isEqualTo(200);
        }
    }

    @AfterEach
    void bringTheFirstAdministratorBack() throws SQLException {
        assertThat(change(survivor(), "addrole", FIRST).status()).isEqualTo(200);
    }

    @Test
    void lastAdministratorKeepsTheRole() throws SQLException {
        assertThat(change(asOne, "removerole", other).status()).isEqualTo(200);
        Answer refused = change(asOne, "removerole", one).mustBe(409, "last-administrator");
        assertThat(refused.text("detail")).isEqualTo("The last administrator keeps the role.");
        assertThat(administrators()).isEqualTo("1");
    }

    /** His token still says Administrator. */
    @Test
    void whoWasRemovedCannotUndoIt() throws SQLException {
        assertThat(change(asOne, "removerole", other).status()).isEqualTo(200);
        change(asOther, "addrole", other).mustBe(403, "forbidden");
        change(asOther, "removerole", one).mustBe(403, "forbidden");
        assertThat(administrators()).isEqualTo("1");
    }

    @Test
    void lastAdministratorMayLoseAnotherRole() {
        assertThat(change(asOne, "removerole", other).status()).isEqualTo(200);
        assertThat(change(asOne, "removerole", one, "User").status()).isEqualTo(200);
    }

    @Test
    void lastAdministratorDoesNotDeleteHimself() throws SQLException {
        assertThat(change(asOne, "removerole", other).status()).isEqualTo(200);
        delete(asOne).mustBe(409, "last-administrator");
        assertThat(administrators()).isEqualTo("1");
    }

    @Test
    void twoWhoDeleteThemselvesAtOnceLeaveOne() throws SQLException, InterruptedException {
        List<Answer> answers = Rush.of(List.of(() -> delete(asOne), () -> delete(asOther)));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(administrators()).isEqualTo("1");
    }

    @Test
    void twoWhoTakeTheRoleFromEachOtherAtOnceLeaveOne() throws SQLException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            List<Answer> answers = Rush.of(
                    List.of(() -> change(asOne, "removerole", other), () -> change(asOther, "removerole", one)));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 403);
            assertThat(administrators()).isEqualTo("1");
            Api survivor = survivor();
            assertThat(change(survivor, "addrole", one).status()).isEqualTo(200);
            assertThat(change(survivor, "addrole", other).status()).isEqualTo(200);
        }
    }

    @Test
    void twoWhoGiveItUpAtOnceLeaveOne() throws SQLException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            List<Answer> answers = Rush.of(
                    List.of(() -> change(asOne, "removerole", one), () -> change(asOther, "removerole", other)));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(administrators()).isEqualTo("1");
            Api survivor = survivor();
            assertThat(change(survivor, "addrole", one).status()).isEqualTo(200);
            assertThat(change(survivor, "addrole", other).status()).isEqualTo(200);
        }
    }

    private Api promoted(Api administrator, String email) {
        String username = email.substring(0, email.indexOf('@'));
        assertThat(api.register(username).status()).isEqualTo(201);
        assertThat(change(administrator, "addrole", email).status()).isEqualTo(200);
        return api.as(api.login(email, Api.PASSWORD));
    }

    private static Answer change(Api caller, String act, String email) {
        return change(caller, act, email, "Administrator");
    }

    private static Answer change(Api caller, String act, String email, String role) {
        return caller.post("api/user/" + act, "{\"email\":\"" + email + "\",\"role\":\"" + role + "\"}");
    }

    /** One of the two who has the role. */
    private Api survivor() throws SQLException {
        String administrator = TestDatabase.ask("""
                select a.email from account a join account_role r on r.account_id = a.id
                where r.role_name = 'Administrator' and a.email in ('%s', '%s')""".formatted(one, other));
        return administrator.equals(one) ? asOne : asOther;
    }

    /** Any administrator but these two, or null. */
    private String another() throws SQLException {
        return TestDatabase.ask("""
                select a.email from account a join account_role r on r.account_id = a.id
                where r.role_name = 'Administrator' and a.email not in ('%s', '%s')""".formatted(one, other));
    }

    private static String administrators() throws SQLException {
        return TestDatabase.ask("select count(*) from account_role where role_name = 'Administrator'");
    }

    private static Answer delete(Api caller) {
        return caller.send(
                "DELETE",
                "api/user",
                "application/json",
                BodyPublishers.ofString("{\"password\":\"" + Api.PASSWORD + "\"}"));
    }
}
