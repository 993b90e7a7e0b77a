package org.warden.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** The owner with the old mailbox gets a clean account: one test for each kind of state that a thief can leave behind. */
class EmailUndoIT extends OnServer {
    private static final String NEXT = "another battery 9 staple";
    private static final String CHOSEN = "yet another battery 9 staple";

    /** The thief acts in the session that the owner began. */
    private Visitor owner;

    private Visitor moved;
    private String old;
    private String next;
    private Answer login;

    @BeforeEach
    void register() {
        owner = Visitor.registered(api);
        old = owner.email;
        next = "new" + old;
        moved = owner.at(next);
        login = owner.enter();
    }

    @Test
    void passwordOpensNothing() {
        String undo = moved();
        assertThat(owner.changePassword(Api.PASSWORD, NEXT).status()).isEqualTo(200);
        undo(undo);
        for (String password : List.of(Api.PASSWORD, NEXT)) {
            owner.logIn(password).mustBe(401, "invalid-credentials");
            moved.logIn(password).mustBe(401, "invalid-credentials");
        }
        owner.choosePassword(CHOSEN);
        assertThat(owner.logIn(CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void sessionsFromBeforeAndAfterTheMoveEnd() {
        String undo = moved();
        Answer after = moved.logIn(Api.PASSWORD);
        undo(undo);
        for (Answer session : List.of(login, after)) {
            api.as(session.text("token")).get("api/user").mustBe(401, "invalid-token");
            api.renew(session.text("refreshToken")).mustBe(401, "invalid-token");
        }
    }

    /** The secret was created before the change of address, and confirmed after it. */
    @Test
    void secondFactorBegunBeforeTheMoveAndConfirmedAfterItIsGone() {
        owner.startSecondFactor();
        String undo = moved();
        owner.confirmSecondFactor(0);
        undo(undo);
        owner.choosePassword(CHOSEN);
        assertThat(owner.logIn(CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void secondFactorThatIsPendingIsGone() throws SQLException {
        owner.startSecondFactor();
        undo(moved());
        assertThat(count("second_factor")).isEqualTo("0");
    }

    /** The thief had the password before the change of address too. */
    @Test
    void secondFactorConfirmedShortlyBeforeTheMoveIsGone() throws SQLException {
        owner.setUpSecondFactor(0);
        owner.prove(0);
        undo(moved());
        owner.choosePassword(CHOSEN);
        assertThat(owner.logIn(CHOSEN).status()).isEqualTo(200);
        assertThat(count("recovery_code")).isEqualTo("0");
    }

    /** Without it, a thief with the old mailbox would need no second factor. */
    @Test
    void secondFactorFromLongBeforeTheMoveStaysWithItsRecoveryCodes() throws SQLException {
        owner.setUpSecondFactor(-1);
        age();
        owner.prove(0);
        undo(moved());
        owner.choosePassword(CHOSEN);
        owner.logIn(CHOSEN).mustBe(401, "second-factor-required");
        assertThat(count("recovery_code")).isEqualTo("9");
        assertThat(owner.logIn(CHOSEN, "code", owner.code(0)).status()).isEqualTo(200);
    }

    @Test
    void recoveryCodesMadeSinceTheMoveAreGone() throws SQLException {
        owner.setUpSecondFactor(-1);
        age();
        owner.prove(0);
        String undo = moved();
        List<String> codes = owner.renewRecoveryCodes(owner.code(0));
        assertThat(codes).hasSize(10);
        undo(undo);
        owner.choosePassword(CHOSEN);
        owner.logIn(CHOSEN, "recoveryCode", codes.get(0)).mustBe(401, "second-factor-required");
        assertThat(count("recovery_code")).isEqualTo("0");
        assertThat(owner.logIn(CHOSEN, "code", owner.code(1)).status()).isEqualTo(200);
    }

    /** Links requested before the change of address, to be used after it: a new password, and another address. */
    @Test
    void linksThatWerePendingOpenNothing() {
        String first = owner.moveLink(next);
        String other = owner.moveLink("other" + old);
        assertThat(owner.confirm(first).status()).isEqualTo(200);
        String undo = owner.mail("Your e-mail address was changed").token();
        String later = owner.moveLink("later" + old);
        String reset = moved.forgotten().token();
        undo(undo);
        owner.confirm(other).mustBe(400, "invalid-link");
        owner.confirm(later).mustBe(400, "invalid-link");
        owner.reset(reset, NEXT).mustBe(400, "invalid-link");
    }

    /** The owner is notified of the next login, even with the program and from the network of the thief. */
    @Test
    void devicesOfTheThiefAreNotKnownAnyMore() throws SQLException {
        undo(moved());
        assertThat(count("seen_device")).isEqualTo("0");
        owner.choosePassword(CHOSEN);
        assertThat(owner.logIn(CHOSEN).status()).isEqualTo(200);
        owner.mail("A login from a new device");
    }

    @Test
    void addressThatMayComeBackIsReserved() {
        String undo = moved();
        new Visitor(api, Api.someone(), old).register().mustBe(409, "email-taken");
        undo(undo);
    }

    @Test
    void namesAreThoseOfTheMove() {
        String undo = moved();
        assertThat(owner.own()
                        .patch("api/user", Api.json("firstName", "Eve", "lastName", "Thief"))
                        .status())
                .isEqualTo(200);
        undo(undo);
        owner.choosePassword(CHOSEN);
        Answer profile = api.as(api.login(old, CHOSEN)).get("api/user");
        assertThat(profile.text("firstName")).isEqualTo("Jane");
        assertThat(profile.text("lastName")).isEqualTo("Doe");
    }

    /** A thief with the password changes the address; returns the token that undoes the change. */
    private String moved() {
        assertThat(owner.confirm(owner.moveLink(next)).status()).isEqualTo(200);
        return owner.mail("Your e-mail address was changed").token();
    }

    /** Makes the second factor look like the owner's, from years ago. */
    private void age() throws SQLException {
        assertThat(TestDatabase.change(
                        "update second_factor set confirmed = timestamp with time zone '2020-01-01 00:00:00+00'"
                                + " where account_id = (select id from account where username = '" + owner.username
                                + "')"))
                .isEqualTo(1);
    }

    private void undo(String token) {
        assertThat(owner.undo(token).status()).isEqualTo(200);
    }

    private String count(String table) throws SQLException {
        return TestDatabase.ask("select count(*) from " + table
                + " where account_id = (select id from account where username = '" + owner.username + "')");
    }
}
