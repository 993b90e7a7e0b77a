package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.secondfactor.Authenticator;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.TestMail;
import org.warden.server.TestMail.Mail;

/** What the owner of an account is told by mail (ASVS 6.3.5, 6.3.7). */
class NoticesIT extends OnServer {
    private static final String NEW_DEVICE = "A login from a new device";

    private String someone;
    private String email;
    private Api owner;

    @BeforeEach
    void register() throws SQLException {
        someone = Api.someone();
        email = Api.email(someone);
        owner = api.as(api.newcomer(someone));
        TestDatabase.prove(email);
    }

    @Test
    void changedPasswordIsToldWithWhereItCameFrom() {
        assertThat(change(Api.PASSWORD, "another battery 9 staple").status()).isEqualTo(200);
        Mail mail = TestMail.to(email, "Your password was changed");
        assertThat(mail.text()).contains("Hello Jane,", someone, "127.0.0.1", "Java-http-client");
    }

    /** The owner of an address with which a stranger has registered reads no word of the stranger's. */
    @Test
    void mailboxThatNeverAnsweredReadsNothingThatACallerChose() throws SQLException {
        TestDatabase.change("update account set email_proven = false where email = '" + email + "'");
        send("PATCH", "api/user", "{\"firstName\":\"Your parcel waits: http://prize.example\"}");
        assertThat(change(Api.PASSWORD, "another battery 9 staple").status()).isEqualTo(200);
        Mail mail = TestMail.to(email, "Your password was changed");
        assertThat(mail.text())
                .startsWith("Hello,")
                .contains("127.0.0.1")
                .doesNotContain("parcel", "prize", someone, "Java-http-client", "Browser");
    }

    /** Fifty logins under fifty names of programs are no fifty mails. */
    @Test
    void fiveNoticesOfAKindAnHourAreSentAndOtherKindsStillCome() throws SQLException {
        for (int i = 0; i < 12; i++) {
            login("Program " + (char) ('A' + i));
        }
        assertThat(change(Api.PASSWORD, "another battery 9 staple").status()).isEqualTo(200);
        TestMail.to(email, "Your password was changed");
        await().until(() ->
                TestDatabase.ask("select count(*) from outgoing_mail").equals("0"));
        assertThat(TestMail.all(email))
                .filteredOn(mail -> mail.subject().equals(NEW_DEVICE))
                .hasSize(5);
    }

    /** As many logins as a thief likes hide nothing of what comes after them. */
    @Test
    void mailboxThatNeverAnsweredGetsFiveNoticesOfAKindToo() throws SQLException {
        TestDatabase.change("update account set email_proven = false where email = '" + email + "'");
        for (int i = 0; i < 8; i++) {
            login("Program " + (char) ('A' + i));
        }
        assertThat(send("DELETE", "api/user", "{\"password\":\"" + Api.PASSWORD + "\"}")
                        .status())
                .isEqualTo(204);
        await().until(() ->
                TestDatabase.ask("select count(*) from outgoing_mail").equals("0"));
        assertThat(TestMail.all(email)).hasSize(6);
        TestMail.to(email, "Your account was deleted");
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        change("wrong", "another battery 9 staple").mustBe(400, "invalid-input");
        change(Api.PASSWORD, "short").mustBe(400, "invalid-input");
        assertThat(change(Api.PASSWORD, "another battery 9 staple").status()).isEqualTo(200);
        TestMail.to(email, "Your password was changed");
        assertThat(TestMail.all(email)).hasSize(1);
    }

    @Test
    void secondFactorIsTold() {
        Authenticator app = new Authenticator(owner.post("api/user/2fa", "").text("secret"));
        assertThat(owner.post("api/user/2fa/confirm", proof(app.code(-1))).status())
                .isEqualTo(200);
        TestMail.to(email, "Your account now has a second factor");
        assertThat(owner.post("api/user/2fa/recovery-codes", proof(app.code(0))).status())
                .isEqualTo(200);
        TestMail.to(email, "Your recovery codes were replaced");
        assertThat(send("DELETE", "api/user/2fa", proof(app.code(1))).status()).isEqualTo(204);
        TestMail.to(email, "Your account no longer has a second factor");
    }

    @Test
    void deletedAccountIsTold() {
        assertThat(send("DELETE", "api/user", "{\"password\":\"" + Api.PASSWORD + "\"}")
                        .status())
                .isEqualTo(204);
        TestMail.to(email, "Your account was deleted");
    }

    @Test
    void refreshTokenThatCameBackIsTold() throws SQLException {
        String spent = login("test").text("refreshToken");
        assertThat(refresh(spent).status()).isEqualTo(200);
        TestDatabase.change("update spent_token set spent = timestamp with time zone '2020-01-01 00:00:00+00'"
                + " where session_id in (select s.id from session s join account a on a.id = s.account_id"
                + " where a.username = '" + someone + "')");
        refresh(spent).mustBe(401, "invalid-token");
        TestMail.to(email, "We ended one of your sessions");
    }

    @Test
    void loginFromANewDeviceIsToldOnceAndTheFirstOneNot() throws InterruptedException {
        login("Java-http-client again");
        assertThat(TestMail.to(email, NEW_DEVICE).text()).contains("Java-http-client again");
        List<Answer> answers = Rush.of(10, number -> login("Rush/1.0"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        login("Last/1.0");
        await().until(() ->
                TestMail.all(email).stream().anyMatch(mail -> mail.text().contains("Last/1.0")));
        assertThat(TestMail.all(email))
                .extracting(Mail::subject)
                .containsOnly(NEW_DEVICE)
                .hasSize(3);
    }

    @Test
    void deviceThatKeepsTheCookieIsKnownUnderAnyName() {
        String device = login("One/1.0").headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-warden-device="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
        TestMail.to(email, NEW_DEVICE);
        Answer again = api.send(api.request("api/user/token")
                .header("User-Agent", "Two/1.0")
                .header("Cookie", device)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Api.credentials(email, Api.PASSWORD))));
        assertThat(again.status()).isEqualTo(200);
        login("Three/1.0");
        await().until(() -> TestMail.all(email).size() >= 2);
        assertThat(TestMail.all(email)).noneMatch(mail -> mail.text().contains("Two/1.0"));
    }

    private Answer login(String program) {
        Answer answer = api.send(api.request("api/user/token")
                .header("User-Agent", program)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Api.credentials(email, Api.PASSWORD))));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private Answer refresh(String token) {
        return api.post("api/user/refresh-token", "{\"refreshToken\":\"" + token + "\"}");
    }

    private Answer change(String current, String next) {
        return send(
                "PUT",
                "api/user/password",
                "{\"currentPassword\":\"" + current + "\",\"newPassword\":\"" + next + "\"}");
    }

    private Answer send(String method, String path, String json) {
        return owner.send(method, path, "application/json", BodyPublishers.ofString(json));
    }

    private static String proof(String code) {
        return "{\"password\":\"" + Api.PASSWORD + "\",\"code\":\"" + code + "\"}";
    }
}
