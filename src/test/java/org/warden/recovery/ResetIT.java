package org.warden.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.TestMail;
import org.warden.server.TestMail.Mail;
import org.warden.server.TestRun;
import org.warden.server.Visitor;
import org.warden.server.Wire;

/** A forgotten password, and the link to a new one (ASVS 6.4). */
class ResetIT extends OnServer {
    private static final String SUBJECT = "Choose a new password";
    private static final String NEXT = "another battery 9 staple";

    private Visitor owner;
    private String email;

    @BeforeEach
    void register() {
        owner = Visitor.registered(api);
        email = owner.email;
    }

    @Test
    void linkLeadsToANewPassword() {
        Mail mail = owner.forgotten();
        assertThat(owner.reset(mail.token(), NEXT).status()).isEqualTo(200);
        assertThat(owner.logIn(NEXT).status()).isEqualTo(200);
        owner.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
        assertThat(owner.mail("Your password was changed").text()).contains("Hello Jane,");
    }

    /** ASVS 6.3.8. */
    @Test
    void unknownAddressIsAnsweredAlikeAndGetsNoMail() {
        Visitor stranger = new Visitor(api);
        Answer unknown = stranger.forget();
        Answer known = owner.forget();
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(known.status()).isEqualTo(202);
        assertThat(known.body()).isEqualTo(unknown.body());
        owner.mail(SUBJECT);
        assertThat(stranger.mails()).isEmpty();
    }

    /** ASVS 6.4.1: it works once. */
    @Test
    void ofTwentyUsesOfALinkAtOnceOneSucceeds() throws InterruptedException {
        for (int round = 0; round < TestRun.ROUNDS; round++) {
            register();
            String token = owner.forgotten().token();
            List<Answer> answers = Rush.of(20, number -> owner.reset(token, NEXT + number));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 400);
            int winner = answers.stream().map(Answer::status).toList().indexOf(200);
            assertThat(owner.logIn(NEXT + winner).status()).isEqualTo(200);
            owner.reset(token, NEXT).mustBe(400, "invalid-link");
        }
    }

    /** ASVS 7.4.3. */
    @Test
    void everySessionEnds() {
        Answer login = owner.logIn(Api.PASSWORD);
        assertThat(owner.reset(owner.forgotten().token(), NEXT).status()).isEqualTo(200);
        api.as(login.text("token")).get("api/secured").mustBe(401, "invalid-token");
        api.renew(login.text("refreshToken")).mustBe(401, "invalid-token");
    }

    @Test
    void otherLinksOfTheAccountEnd() {
        String first = owner.forgotten().token();
        owner.enter();
        String address = owner.moveLink("new" + email);
        assertThat(owner.forget().status()).isEqualTo(202);
        String second = TestMail.another(email, SUBJECT, first).token();
        assertThat(owner.reset(first, NEXT).status()).isEqualTo(200);
        owner.reset(second, Api.PASSWORD).mustBe(400, "invalid-link");
        owner.confirm(address).mustBe(400, "invalid-link");
    }

    @Test
    void passwordChangeEndsTheLinks() {
        String token = owner.forgotten().token();
        owner.enter();
        assertThat(owner.changePassword(Api.PASSWORD, NEXT).status()).isEqualTo(200);
        owner.reset(token, Api.PASSWORD).mustBe(400, "invalid-link");
    }

    @Test
    void passwordThatMustChangeIsNotChosenAgain() {
        String id = owner.newSession().get("api/user").text("id");
        assertThat(api.asAdministrator()
                        .post("api/users/" + id + "/password", Api.json("how", "change"))
                        .status())
                .isEqualTo(200);
        String token = owner.forgotten().token();
        assertThat(owner.reset(token, Api.PASSWORD).mustBe(400, "invalid-input").fields())
                .containsOnly("newPassword");
        assertThat(owner.reset(token, NEXT).status()).isEqualTo(200);
        assertThat(owner.logIn(NEXT).status()).isEqualTo(200);
    }

    @Test
    void weakPasswordIsNamedAndLeavesTheLink() {
        String token = owner.forgotten().token();
        assertThat(owner.reset(token, "short").mustBe(400, "invalid-input").fields())
                .containsOnly("newPassword");
        assertThat(owner.reset(token, "my name is " + owner.username)
                        .mustBe(400, "invalid-input")
                        .fields())
                .containsOnly("newPassword");
        assertThat(owner.logIn(Api.PASSWORD).status()).isEqualTo(200);
        assertThat(owner.reset(token, NEXT).status()).isEqualTo(200);
    }

    @Test
    void linkThatIsTooOldIsNoLink() throws SQLException {
        String token = owner.forgotten().token();
        TestDatabase.change("update link set expires = created where email = '" + email + "'");
        owner.reset(token, NEXT).mustBe(400, "invalid-link");
    }

    @Test
    void oneChangedLetterMakesItNoLinkAndLeavesTheRightOne() {
        String token = owner.forgotten().token();
        for (int i = 0; i < token.length(); i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            owner.reset(token.substring(0, i) + other + token.substring(i + 1), NEXT)
                    .mustBe(400, "invalid-link");
        }
        assertThat(owner.reset(token, NEXT).status()).isEqualTo(200);
    }

    /** ASVS 9.2.2, 6.3.6: it is no credential. */
    @Test
    void linkLogsNoCallerIn() {
        String token = owner.forgotten().token();
        api.as(token).get("api/secured").mustBe(401, "invalid-token");
        api.renew(token).mustBe(401, "invalid-token");
        owner.confirm(token).mustBe(400, "invalid-link");
        owner.undo(token).mustBe(400, "invalid-link");
        Answer reset = owner.reset(token, NEXT);
        assertThat(reset.text("token")).isNull();
        assertThat(reset.headers().allValues("Set-Cookie")).isEmpty();
    }

    /** ASVS 3.5.3. */
    @Test
    void openingTheLinkChangesNothing() {
        Mail mail = owner.forgotten();
        String page = mail.link().replaceFirst("^https?://[^/]+/", "").replaceFirst("#.*", "");
        for (int i = 0; i < 3; i++) {
            assertThat(api.get(page).status()).isEqualTo(200);
            assertThat(api.get(page + "?token=" + mail.token()).status()).isEqualTo(200);
        }
        assertThat(owner.reset(mail.token(), NEXT).status()).isEqualTo(200);
    }

    /** ASVS 6.4.3. */
    @Test
    void secondFactorIsStillAskedFor() {
        owner.enter();
        owner.setUpSecondFactor(0);
        assertThat(owner.reset(owner.forgotten().token(), NEXT).status()).isEqualTo(200);
        owner.logIn(NEXT).mustBe(401, "second-factor-required");
    }

    /** ASVS 6.3.1: an owner whom strangers locked out can reset the password. */
    @Test
    void lockedAccountIsOpenedByItsOwner() throws SQLException {
        for (int i = 0; i < 3; i++) {
            owner.logIn("wrong").mustBe(401, "invalid-credentials");
        }
        TestDatabase.change(
                "update guess_count set failures = 12, blocked_until = timestamp with time zone '2100-01-01 00:00:00+00'"
                        + " where id = (select id from account where username = '" + owner.username + "')");
        owner.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
        assertThat(owner.reset(owner.forgotten().token(), NEXT).status()).isEqualTo(200);
        assertThat(owner.logIn(NEXT).status()).isEqualTo(200);
    }

    /**
     * ASVS 2.4.1. A new password ends all links and starts a new count, so that a thief cannot leave the owner without a link.
     */
    @Test
    void fiveLinksAnHourAreMailedForAPassword() throws SQLException {
        String token = owner.forgotten().token();
        assertThat(owner.reset(token, NEXT).status()).isEqualTo(200);
        for (int i = 0; i < 8; i++) {
            assertThat(owner.forget().status()).isEqualTo(202);
        }
        assertThat(TestDatabase.ask("select count(*) from link where email = '" + email + "'"))
                .as("one for the first password, five for the second")
                .isEqualTo("6");
    }

    @Test
    void ofManyRequestsAtOnceFiveAtMostAreMailed() throws Exception {
        List<Answer> answers = Rush.of(20, number -> owner.forget());
        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(Integer.parseInt(TestDatabase.ask("select count(*) from link where email = '" + email + "'")))
                .isBetween(1, 5);
    }

    /** Zitadel's four advisories: the link begins with the public address, whatever host the request names. */
    @Test
    void hostileHeadersAreNotInTheLink() {
        Api hostile = api.with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "ftp")
                .with("X-Forwarded-Port", "666")
                .with("X-Original-Host", "evil.example")
                .with("Forwarded", "host=evil.example;proto=ftp")
                .with("Origin", "https://evil.example")
                .with("Referer", "https://evil.example/");
        Answer answer = owner.by(hostile).forget();
        assertThat(answer.status()).isEqualTo(202);
        Mail mail = owner.mail(SUBJECT);
        assertThat(mail.link()).startsWith("http://localhost:8080/link/reset-password#");
        assertThat(mail.text() + mail.html()).doesNotContain("evil", "ftp:", "666");
    }

    @Test
    void hostileHostIsNotInTheLink() {
        Answer answer = new Wire(api.uri(""))
                .post(
                        api.uri("api/user/forgot-password").getPath(),
                        Api.json("email", email),
                        "Host: evil.example:666");
        assertThat(answer.status()).isEqualTo(202);
        Mail mail = owner.mail(SUBJECT);
        assertThat(mail.link()).startsWith("http://localhost:8080/link/reset-password#");
        assertThat(mail.text() + mail.html()).doesNotContain("evil");
    }

    /** Django's CVE-2019-19844: the mail goes to the stored address, not to the typed one. */
    @Test
    void mailGoesToTheAddressAsItIsStored() {
        assertThat(owner.at(email.toUpperCase(Locale.ROOT)).forget().status()).isEqualTo(202);
        assertThat(owner.mail(SUBJECT).to()).containsExactly(email);
    }
}
