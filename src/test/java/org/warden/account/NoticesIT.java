package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.TestMail.Mail;
import org.warden.server.Visitor;

/** Notices by mail to the owner of an account (ASVS 6.3.5, 6.3.7). */
class NoticesIT extends OnServer {
    private static final String NEW_DEVICE = "A login from a new device";

    private Visitor owner;
    private String email;

    @BeforeEach
    void register() throws SQLException {
        owner = Visitor.loggedIn(api);
        email = owner.email;
        TestDatabase.prove(email);
    }

    @Test
    void changedPasswordIsToldWithWhereItCameFrom() {
        assertThat(owner.changePassword(Api.PASSWORD, "another battery 9 staple")
                        .status())
                .isEqualTo(200);
        Mail mail = owner.mail("Your password was changed");
        assertThat(mail.text()).contains("Hello Jane,", owner.username, "127.0.0.1", "Java-http-client");
    }

    /** If a stranger registers with an address, the mail to its owner contains no text from the stranger. */
    @Test
    void mailboxThatNeverAnsweredReadsNothingThatACallerChose() throws SQLException {
        TestDatabase.change("update account set email_proven = false where email = '" + email + "'");
        owner.own().patch("api/user", Api.json("firstName", "Your parcel waits: http://prize.example"));
        assertThat(owner.changePassword(Api.PASSWORD, "another battery 9 staple")
                        .status())
                .isEqualTo(200);
        Mail mail = owner.mail("Your password was changed");
        assertThat(mail.text())
                .startsWith("Hello,")
                .contains("127.0.0.1")
                .doesNotContain("parcel", "prize", owner.username, "Java-http-client", "Browser");
    }

    /** Fifty logins with fifty user agents do not cause fifty mails. */
    @Test
    void fiveNoticesOfAKindAnHourAreSentAndOtherKindsStillCome() throws SQLException {
        for (int i = 0; i < 12; i++) {
            loginBy("Program " + (char) ('A' + i));
        }
        assertThat(owner.changePassword(Api.PASSWORD, "another battery 9 staple")
                        .status())
                .isEqualTo(200);
        owner.mail("Your password was changed");
        await().until(() ->
                TestDatabase.ask("select count(*) from outgoing_mail").equals("0"));
        assertThat(owner.mails())
                .filteredOn(mail -> mail.subject().equals(NEW_DEVICE))
                .hasSize(5);
    }

    /** Many logins by a thief do not suppress later notices. */
    @Test
    void mailboxThatNeverAnsweredGetsFiveNoticesOfAKindToo() throws SQLException {
        TestDatabase.change("update account set email_proven = false where email = '" + email + "'");
        for (int i = 0; i < 8; i++) {
            loginBy("Program " + (char) ('A' + i));
        }
        assertThat(owner.delete(Api.PASSWORD).status()).isEqualTo(204);
        await().until(() ->
                TestDatabase.ask("select count(*) from outgoing_mail").equals("0"));
        assertThat(owner.mails()).hasSize(6);
        owner.mail("Your account was deleted");
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        owner.changePassword("wrong", "another battery 9 staple").mustBe(400, "invalid-input");
        owner.changePassword(Api.PASSWORD, "short").mustBe(400, "invalid-input");
        assertThat(owner.changePassword(Api.PASSWORD, "another battery 9 staple")
                        .status())
                .isEqualTo(200);
        owner.mail("Your password was changed");
        assertThat(owner.mails()).hasSize(1);
    }

    @Test
    void secondFactorIsTold() {
        owner.setUpSecondFactor(-1);
        owner.mail("Your account now has a second factor");
        owner.prove(0);
        owner.renewRecoveryCodes(owner.code(0));
        owner.mail("Your recovery codes were replaced");
        assertThat(owner.removeSecondFactor(Api.PASSWORD, "code", owner.code(1)).status())
                .isEqualTo(204);
        owner.mail("Your account no longer has a second factor");
    }

    @Test
    void deletedAccountIsTold() {
        assertThat(owner.delete(Api.PASSWORD).status()).isEqualTo(204);
        owner.mail("Your account was deleted");
    }

    @Test
    void refreshTokenThatCameBackIsTold() throws SQLException {
        String spent = loginBy("test").text("refreshToken");
        assertThat(api.renew(spent).status()).isEqualTo(200);
        TestDatabase.change("update spent_token set spent = timestamp with time zone '2020-01-01 00:00:00+00'"
                + " where session_id in (select s.id from session s join account a on a.id = s.account_id"
                + " where a.username = '" + owner.username + "')");
        api.renew(spent).mustBe(401, "invalid-token");
        owner.mail("We ended one of your sessions");
    }

    @Test
    void loginFromANewDeviceIsToldOnceAndTheFirstOneNot() throws InterruptedException {
        loginBy("Java-http-client again");
        assertThat(owner.mail(NEW_DEVICE).text()).contains("Java-http-client again");
        List<Answer> answers = Rush.of(10, number -> loginBy("Rush/1.0"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        loginBy("Last/1.0");
        await().until(() -> owner.mails().stream().anyMatch(mail -> mail.text().contains("Last/1.0")));
        assertThat(owner.mails())
                .extracting(Mail::subject)
                .containsOnly(NEW_DEVICE)
                .hasSize(3);
    }

    @Test
    void deviceThatKeepsTheCookieIsKnownUnderAnyName() {
        String device = loginBy("One/1.0").cookie("__Host-warden-device");
        owner.mail(NEW_DEVICE);
        Api known = api.with("User-Agent", "Two/1.0").with("Cookie", device);
        Answer again = owner.by(known).logIn(Api.PASSWORD);
        assertThat(again.status()).isEqualTo(200);
        loginBy("Three/1.0");
        await().until(() -> owner.mails().size() >= 2);
        assertThat(owner.mails()).noneMatch(mail -> mail.text().contains("Two/1.0"));
    }

    /** Logs in with a program of this name, which must succeed. */
    private Answer loginBy(String program) {
        return owner.by(api.with("User-Agent", program)).logIn();
    }
}
