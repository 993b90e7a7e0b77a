package org.warden.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
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
import org.warden.server.Wire;

/** A forgotten password, and the link to a new one (ASVS 6.4). */
class ResetIT extends OnServer {
    private static final int ROUNDS = Integer.getInteger("warden.it.rounds");
    private static final String SUBJECT = "Choose a new password";
    private static final String NEXT = "another battery 9 staple";

    private String someone;
    private String email;

    @BeforeEach
    void register() {
        someone = Api.someone();
        email = Api.email(someone);
        assertThat(api.register(someone).status()).isEqualTo(201);
    }

    @Test
    void linkLeadsToANewPassword() {
        Mail mail = forgotten();
        assertThat(reset(mail.token(), NEXT).status()).isEqualTo(200);
        assertThat(login(NEXT).status()).isEqualTo(200);
        login(Api.PASSWORD).mustBe(401, "invalid-credentials");
        assertThat(TestMail.to(email, "Your password was changed").text()).contains("Hello Jane,");
    }

    /** ASVS 6.3.8. */
    @Test
    void addressThatNobodyHasIsAnsweredAlikeAndGetsNoMail() {
        String nobody = Api.email(Api.someone());
        Answer unknown = forgot(nobody);
        Answer known = forgot(email);
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(known.status()).isEqualTo(202);
        assertThat(known.body()).isEqualTo(unknown.body());
        TestMail.to(email, SUBJECT);
        assertThat(TestMail.all(nobody)).isEmpty();
    }

    /** ASVS 6.4.1: it works once. */
    @Test
    void ofTwentyWhoUseALinkAtOnceOneSucceeds() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            register();
            String token = forgotten().token();
            List<Answer> answers = Rush.of(20, number -> reset(token, NEXT + number));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 400);
            int winner = answers.stream().map(Answer::status).toList().indexOf(200);
            assertThat(login(NEXT + winner).status()).isEqualTo(200);
            reset(token, NEXT).mustBe(400, "invalid-link");
        }
    }

    /** ASVS 7.4.3. */
    @Test
    void everySessionEnds() {
        Answer login = login(Api.PASSWORD);
        assertThat(reset(forgotten().token(), NEXT).status()).isEqualTo(200);
        api.as(login.text("token")).get("api/secured").mustBe(401, "invalid-token");
        api.post("api/user/refresh-token", "{\"refreshToken\":\"" + login.text("refreshToken") + "\"}")
                .mustBe(401, "invalid-token");
    }

    @Test
    void otherLinksOfTheAccountEnd() {
        String first = forgotten().token();
        assertThat(change("new" + email).status()).isEqualTo(202);
        String address = TestMail.to("new" + email, "Please confirm your new e-mail address")
                .token();
        assertThat(forgot(email).status()).isEqualTo(202);
        String second = TestMail.another(email, SUBJECT, first).token();
        assertThat(reset(first, NEXT).status()).isEqualTo(200);
        reset(second, Api.PASSWORD).mustBe(400, "invalid-link");
        post("confirm-email", "{\"token\":\"" + address + "\"}").mustBe(400, "invalid-link");
    }

    @Test
    void passwordChangeEndsTheLinks() {
        String token = forgotten().token();
        Answer changed = api.as(login(Api.PASSWORD).text("token"))
                .send(
                        "PUT",
                        "api/user/password",
                        "application/json",
                        BodyPublishers.ofString(
                                "{\"currentPassword\":\"" + Api.PASSWORD + "\",\"newPassword\":\"" + NEXT + "\"}"));
        assertThat(changed.status()).isEqualTo(200);
        reset(token, Api.PASSWORD).mustBe(400, "invalid-link");
    }

    @Test
    void weakPasswordIsNamedAndLeavesTheLink() {
        String token = forgotten().token();
        assertThat(reset(token, "short").mustBe(400, "invalid-input").fields()).containsOnly("newPassword");
        assertThat(reset(token, "my name is " + someone)
                        .mustBe(400, "invalid-input")
                        .fields())
                .containsOnly("newPassword");
        assertThat(login(Api.PASSWORD).status()).isEqualTo(200);
        assertThat(reset(token, NEXT).status()).isEqualTo(200);
    }

    @Test
    void linkThatIsTooOldIsNoLink() throws SQLException {
        String token = forgotten().token();
        TestDatabase.change("update link set expires = created where email = '" + email + "'");
        reset(token, NEXT).mustBe(400, "invalid-link");
    }

    @Test
    void oneChangedLetterMakesItNoLinkAndLeavesTheRightOne() {
        String token = forgotten().token();
        for (int i = 0; i < token.length(); i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            reset(token.substring(0, i) + other + token.substring(i + 1), NEXT).mustBe(400, "invalid-link");
        }
        assertThat(reset(token, NEXT).status()).isEqualTo(200);
    }

    /** ASVS 9.2.2, 6.3.6: it is no credential. */
    @Test
    void linkLogsNobodyIn() {
        String token = forgotten().token();
        api.as(token).get("api/secured").mustBe(401, "invalid-token");
        api.post("api/user/refresh-token", "{\"refreshToken\":\"" + token + "\"}")
                .mustBe(401, "invalid-token");
        post("confirm-email", "{\"token\":\"" + token + "\"}").mustBe(400, "invalid-link");
        post("undo-email", "{\"token\":\"" + token + "\"}").mustBe(400, "invalid-link");
        Answer reset = reset(token, NEXT);
        assertThat(reset.text("token")).isNull();
        assertThat(reset.headers().allValues("Set-Cookie")).isEmpty();
    }

    /** ASVS 3.5.3. */
    @Test
    void openingTheLinkChangesNothing() {
        Mail mail = forgotten();
        String page = mail.link().replaceFirst("^https?://[^/]+/", "").replaceFirst("#.*", "");
        for (int i = 0; i < 3; i++) {
            assertThat(api.get(page).status()).isEqualTo(200);
            assertThat(api.get(page + "?token=" + mail.token()).status()).isEqualTo(200);
        }
        assertThat(reset(mail.token(), NEXT).status()).isEqualTo(200);
    }

    /** ASVS 6.4.3. */
    @Test
    void secondFactorIsStillAskedFor() {
        Api owner = api.as(login(Api.PASSWORD).text("token"));
        Authenticator app = new Authenticator(owner.post("api/user/2fa", "").text("secret"));
        assertThat(owner.post(
                                "api/user/2fa/confirm",
                                "{\"password\":\"" + Api.PASSWORD + "\",\"code\":\"" + app.code(0) + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(reset(forgotten().token(), NEXT).status()).isEqualTo(200);
        login(NEXT).mustBe(401, "second-factor-required");
    }

    /** ASVS 6.3.1: the way out for an owner whom strangers have locked out. */
    @Test
    void lockedAccountIsOpenedByItsOwner() throws SQLException {
        for (int i = 0; i < 3; i++) {
            login("wrong").mustBe(401, "invalid-credentials");
        }
        TestDatabase.change(
                "update guess_count set failures = 12, blocked_until = timestamp with time zone '2100-01-01 00:00:00+00'"
                        + " where id = (select id from account where username = '" + someone + "')");
        login(Api.PASSWORD).mustBe(401, "invalid-credentials");
        assertThat(reset(forgotten().token(), NEXT).status()).isEqualTo(200);
        assertThat(login(NEXT).status()).isEqualTo(200);
    }

    /**
     * ASVS 2.4.1. A new password ends all links, so it opens places for others: a thief's must not leave the owner without one.
     */
    @Test
    void fiveLinksAnHourAreMailedForAPassword() throws SQLException {
        String token = forgotten().token();
        assertThat(reset(token, NEXT).status()).isEqualTo(200);
        for (int i = 0; i < 8; i++) {
            assertThat(forgot(email).status()).isEqualTo(202);
        }
        assertThat(TestDatabase.ask("select count(*) from link where email = '" + email + "'"))
                .as("one for the first password, five for the second")
                .isEqualTo("6");
    }

    @Test
    void ofManyWhoAskAtOnceFiveAtMostAreMailed() throws Exception {
        List<Answer> answers = Rush.of(20, number -> forgot(email));
        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(Integer.parseInt(TestDatabase.ask("select count(*) from link where email = '" + email + "'")))
                .isBetween(1, 5);
    }

    /** Zitadel's four advisories: the link begins with the public address, whatever the request says. */
    @Test
    void hostileHeadersAreNotInTheLink() {
        Answer answer = api.send(api.request("api/user/forgot-password")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "ftp")
                .header("X-Forwarded-Port", "666")
                .header("X-Original-Host", "evil.example")
                .header("Forwarded", "host=evil.example;proto=ftp")
                .header("Origin", "https://evil.example")
                .header("Referer", "https://evil.example/")
                .POST(BodyPublishers.ofString("{\"email\":\"" + email + "\"}")));
        assertThat(answer.status()).isEqualTo(202);
        Mail mail = TestMail.to(email, SUBJECT);
        assertThat(mail.link()).startsWith("http://localhost:8080/link/reset-password#");
        assertThat(mail.text() + mail.html()).doesNotContain("evil", "ftp:", "666");
    }

    @Test
    void hostileHostIsNotInTheLink() {
        Answer answer = new Wire(api.uri(""))
                .post(
                        api.uri("api/user/forgot-password").getPath(),
                        "{\"email\":\"" + email + "\"}",
                        "Host: evil.example:666");
        assertThat(answer.status()).isEqualTo(202);
        Mail mail = TestMail.to(email, SUBJECT);
        assertThat(mail.link()).startsWith("http://localhost:8080/link/reset-password#");
        assertThat(mail.text() + mail.html()).doesNotContain("evil");
    }

    /** Django's CVE-2019-19844: the account's own address is written to, not what was typed. */
    @Test
    void mailGoesToTheAddressAsItIsStored() {
        assertThat(forgot(email.toUpperCase(Locale.ROOT)).status()).isEqualTo(202);
        assertThat(TestMail.to(email, SUBJECT).to()).containsExactly(email);
    }

    private Mail forgotten() {
        assertThat(forgot(email).status()).isEqualTo(202);
        return TestMail.to(email, SUBJECT);
    }

    private Answer forgot(String address) {
        return post("forgot-password", "{\"email\":\"" + address + "\"}");
    }

    private Answer reset(String token, String password) {
        return post("reset-password", "{\"token\":\"" + token + "\",\"newPassword\":\"" + password + "\"}");
    }

    private Answer change(String address) {
        return api.as(login(Api.PASSWORD).text("token"))
                .send(
                        "PUT",
                        "api/user/email",
                        "application/json",
                        BodyPublishers.ofString(
                                "{\"password\":\"" + Api.PASSWORD + "\",\"email\":\"" + address + "\"}"));
    }

    private Answer login(String password) {
        return api.post("api/user/token", Api.credentials(email, password));
    }

    private Answer post(String path, String json) {
        return api.post("api/user/" + path, json);
    }
}
