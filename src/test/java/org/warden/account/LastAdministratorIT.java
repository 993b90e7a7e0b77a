package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
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
import org.warden.server.Visitor;

/**
 * There is always an administrator. Other tests add administrators too, so each test here first removes the role from all but
 * its own two. Afterwards the first administrator has the role again, because other tests log in as that one.
 */
class LastAdministratorIT extends OnServer {
    private static final int ROUNDS = 20;
    private static final String ROLE = "Administrator";
    private static final String FIRST = TestRun.ADMIN_EMAIL;

    private Visitor one;
    private Visitor other;

    @BeforeEach
    void leaveTwoAdministrators() throws SQLException {
        Api first = api.asAdministrator();
        one = promoted(first);
        other = promoted(first);
        for (String email = another(); email != null; email = another()) {
            assertThat(one.own().takeRole(email, ROLE).status()).isEqualTo(200);
        }
    }

    @AfterEach
    void bringTheFirstAdministratorBack() throws SQLException {
        assertThat(survivor().giveRole(FIRST, ROLE).status()).isEqualTo(200);
    }

    @Test
    void lastAdministratorKeepsTheRole() throws SQLException {
        assertThat(one.own().takeRole(other.email, ROLE).status()).isEqualTo(200);
        Answer refused = one.own().takeRole(one.email, ROLE).mustBe(409, "last-administrator");
        assertThat(refused.text("detail")).isEqualTo("The last administrator cannot lose the role.");
        assertThat(administrators()).isEqualTo("1");
    }

    /** The token still contains Administrator. */
    @Test
    void removedAdministratorCannotUndoIt() throws SQLException {
        assertThat(one.own().takeRole(other.email, ROLE).status()).isEqualTo(200);
        other.own().giveRole(other.email, ROLE).mustBe(403, "forbidden");
        other.own().takeRole(one.email, ROLE).mustBe(403, "forbidden");
        assertThat(administrators()).isEqualTo("1");
    }

    @Test
    void lastAdministratorMayLoseAnotherRole() {
        assertThat(one.own().takeRole(other.email, ROLE).status()).isEqualTo(200);
        assertThat(one.own().takeRole(one.email, "User").status()).isEqualTo(200);
    }

    @Test
    void lastAdministratorCannotDeleteTheOwnAccount() throws SQLException {
        assertThat(one.own().takeRole(other.email, ROLE).status()).isEqualTo(200);
        one.delete(Api.PASSWORD).mustBe(409, "last-administrator");
        assertThat(administrators()).isEqualTo("1");
    }

    /** A role of every permission reaches an administrator, but not the last one. */
    @Test
    void lastAdministratorIsNotLockedOrRemovedByOthers() throws SQLException {
        String everything = Api.someone();
        Visitor mighty = Visitor.registered(api);
        assertThat(one.own().post("api/roles", role(everything)).status()).isEqualTo(201);
        assertThat(one.own().giveRole(mighty.email, everything).status()).isEqualTo(200);
        mighty.enter();
        assertThat(one.own().takeRole(other.email, ROLE).status()).isEqualTo(200);
        String last = "api/users/" + one.own().get("api/user").text("id");
        mighty.own().post(last + "/lock", Api.json()).mustBe(409, "last-administrator");
        mighty.own().post(last + "/disable", Api.json()).mustBe(409, "last-administrator");
        mighty.own().delete(last).mustBe(409, "last-administrator");
        String role = last + "/roles/" + ROLE;
        mighty.own().delete(role).mustBe(409, "last-administrator");
        mighty.own().put(role, Api.json("until", "2099-01-31T12:00:00Z")).mustBe(409, "last-administrator");
        assertThat(administrators()).isEqualTo("1");
    }

    private static String role(String name) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("permissions", Json.createArrayBuilder().add("*"))
                .build()
                .toString();
    }

    @Test
    void twoDeletionsAtOnceLeaveOneAdministrator() throws SQLException, InterruptedException {
        List<Answer> answers = Rush.of(List.of(() -> one.delete(Api.PASSWORD), () -> other.delete(Api.PASSWORD)));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(administrators()).isEqualTo("1");
    }

    @Test
    void mutualRemovalsAtOnceLeaveOneAdministrator() throws SQLException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            List<Answer> answers = Rush.of(List.of(
                    () -> one.own().takeRole(other.email, ROLE),
                    () -> other.own().takeRole(one.email, ROLE)));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 403);
            assertThat(administrators()).isEqualTo("1");
            reinstate();
        }
    }

    @Test
    void resignationsAtOnceLeaveOneAdministrator() throws SQLException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            List<Answer> answers = Rush.of(List.of(
                    () -> one.own().takeRole(one.email, ROLE), () -> other.own().takeRole(other.email, ROLE)));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(administrators()).isEqualTo("1");
            reinstate();
        }
    }

    /** The survivor gives the role back; no account can give itself a role. */
    private void reinstate() throws SQLException {
        Api survivor = survivor();
        Visitor demoted = survivor == one.own() ? other : one;
        assertThat(survivor.giveRole(demoted.email, ROLE).status()).isEqualTo(200);
    }

    private Visitor promoted(Api administrator) {
        Visitor visitor = Visitor.registered(api);
        assertThat(administrator.giveRole(visitor.email, ROLE).status()).isEqualTo(200);
        visitor.enter();
        return visitor;
    }

    /** One of the two that has the role. */
    private Api survivor() throws SQLException {
        String administrator = TestDatabase.ask("""
                select a.email from account a join account_role r on r.account_id = a.id
                where r.role_name = 'Administrator' and a.email in ('%s', '%s')""".formatted(one.email, other.email));
        return administrator.equals(one.email) ? one.own() : other.own();
    }

    /** Any administrator but these two, or null. */
    private String another() throws SQLException {
        return TestDatabase.ask("""
                select a.email from account a join account_role r on r.account_id = a.id
                where r.role_name = 'Administrator' and a.email not in ('%s', '%s')""".formatted(one.email, other.email));
    }

    private static String administrators() throws SQLException {
        return TestDatabase.ask("select count(*) from account_role where role_name = 'Administrator'");
    }
}
