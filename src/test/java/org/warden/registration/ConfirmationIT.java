package org.warden.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Rush;
import org.warden.server.ServerProcess;
import org.warden.server.TestDatabase;
import org.warden.server.TestMail;
import org.warden.server.TestMail.Mail;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** Registration with confirmed addresses: only the mailbox learns the outcome. */
@Tag("process")
class ConfirmationIT {
    private static final String CONFIRM = "Please confirm your e-mail address";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Api api;

    private final Visitor visitor = new Visitor(api);
    private final String email = visitor.email;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(TestMail.settings());
        settings.put("WARDEN_DB_URL", TestDatabase.h2(folder));
        settings.put("WARDEN_REGISTRATION_CONFIRM_EMAIL", "true");
        settings.put("WARDEN_THROTTLE_TRUSTED_PROXIES", "127.0.0.1");
        settings.put("WARDEN_PUBLIC_URL", "https://id.example.org/warden");
        server = ServerProcess.start(folder, settings);
        api = server.ready();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void accountOpensWhenItsAddressIsConfirmed() {
        assertThat(visitor.register().status()).isEqualTo(202);
        visitor.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
        Mail mail = visitor.mail(CONFIRM);
        assertThat(mail.link()).startsWith("https://id.example.org/warden/link/confirm-email#");
        assertThat(visitor.confirm(mail.token()).status()).isEqualTo(200);
        assertThat(visitor.logIn(Api.PASSWORD).status()).isEqualTo(200);
        visitor.confirm(mail.token()).mustBe(400, "invalid-link");
    }

    /** ASVS 6.3.8: unconfirmed, with the right password and a wrong one, looks like unknown. */
    @Test
    void unconfirmedAccountLooksLikeNone() {
        Answer unknown = visitor.logIn(Api.PASSWORD);
        assertThat(visitor.register().status()).isEqualTo(202);
        assertThat(masked(visitor.logIn(Api.PASSWORD))).isEqualTo(masked(unknown));
        assertThat(masked(visitor.logIn("wrong"))).isEqualTo(masked(unknown));
    }

    @Test
    void takenAddressIsAnsweredAlikeAndItsOwnerIsTold() {
        Answer first = visitor.register();
        assertThat(visitor.confirm(visitor.mail(CONFIRM).token()).status()).isEqualTo(200);
        Answer second = new Visitor(api, Api.someone(), email).register("another battery 9 staple");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(visitor.mail("You already have an account").text()).doesNotContain("#");
        assertThat(visitor.logIn(Api.PASSWORD).status()).isEqualTo(200);
        visitor.logIn("another battery 9 staple").mustBe(401, "invalid-credentials");
    }

    @Test
    void takenUserNameIsToldToTheNewMailboxOnly() {
        assertThat(visitor.register().status()).isEqualTo(202);
        assertThat(visitor.confirm(visitor.mail(CONFIRM).token()).status()).isEqualTo(200);
        Visitor other = new Visitor(api, visitor.username, "other" + email);
        Answer taken = other.register();
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.body()).contains("A mail is on its way");
        assertThat(other.mail("The user name is already taken").text())
                .contains("The chosen user name belongs to another account")
                .doesNotContain(visitor.username);
        assertThat(visitor.mails()).extracting(Mail::subject).doesNotContain("You already have an account");
    }

    /** A second registration with a name reveals nothing about the address of the first. */
    @Test
    void registrationThatWaitsHoldsNoUserName() {
        for (boolean known : new boolean[] {true, false}) {
            String address = Api.email(Api.someone());
            if (known) {
                Visitor before = waiting(Api.someone(), address);
                assertThat(before.confirm(before.mail(CONFIRM).token()).status())
                        .isEqualTo(200);
            }
            String name = Api.someone();
            waiting(name, address);
            Visitor own = waiting(name, Api.email(name));
            assertThat(own.confirm(own.mail(CONFIRM).token()).status()).isEqualTo(200);
            assertThat(own.mails()).extracting(Mail::subject).containsExactly(CONFIRM);
            Answer login = api.post("api/user/token", Api.json("username", name, "password", Api.PASSWORD));
            assertThat(login.text("email")).isEqualTo(own.email);
        }
    }

    @Test
    void firstToConfirmGetsTheNameAndTheOtherMayRegisterAgain() {
        waiting(visitor.username, email);
        Visitor other = waiting(visitor.username, "other" + email);
        String late = visitor.mail(CONFIRM).token();
        assertThat(other.confirm(other.mail(CONFIRM).token()).status()).isEqualTo(200);
        visitor.confirm(late).mustBe(409, "username-taken");
        visitor.confirm(late).mustBe(400, "invalid-link");
        waiting(Api.someone(), email);
        assertThat(visitor.confirm(TestMail.another(email, CONFIRM, late).token())
                        .status())
                .isEqualTo(200);
        assertThat(visitor.logIn(Api.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void newPasswordByMailDoesNotOpenARegistrationWhoseNameIsTaken() {
        waiting(visitor.username, email);
        String token = visitor.forgotten().token();
        Visitor other = waiting(visitor.username, "other" + email);
        assertThat(other.confirm(other.mail(CONFIRM).token()).status()).isEqualTo(200);
        visitor.reset(token, "another battery 9 staple").mustBe(409, "username-taken");
        visitor.logIn("another battery 9 staple").mustBe(401, "invalid-credentials");
        visitor.reset(token, "another battery 9 staple").mustBe(400, "invalid-link");
    }

    /** Each database reports the conflict in its own words; no caller gets a 500. */
    @Test
    void ofTwentyConfirmationsOfOneNameAtOnceOneGetsIt() throws InterruptedException {
        for (int round = 0; round < TestRun.ROUNDS; round++) {
            String name = Api.someone();
            List<String> tokens = IntStream.range(0, 20)
                    .mapToObj(number -> number + Api.email(name))
                    .map(address -> waiting(name, address).mail(CONFIRM).token())
                    .toList();
            List<Answer> answers = Rush.of(20, number -> visitor.confirm(tokens.get(number)));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .extracting(Answer::code)
                    .containsOnly("username-taken");
        }
    }

    /** A registration by a stranger does not keep the owner of a mailbox from registering its address. */
    @Test
    void registrationThatWaitsGivesWayToAnAccountThatMovesToItsAddress() {
        String wanted = "wanted" + email;
        waiting(visitor.username, email);
        assertThat(visitor.confirm(visitor.mail(CONFIRM).token()).status()).isEqualTo(200);
        waiting(Api.someone(), wanted);
        visitor.enter();
        assertThat(visitor.confirm(visitor.moveLink(wanted)).status()).isEqualTo(200);
        assertThat(visitor.own().get("api/user").text("email")).isEqualTo(wanted);
    }

    @Test
    void registeringAgainBeforeTheConfirmationBringsALinkForAPassword() {
        assertThat(visitor.register().status()).isEqualTo(202);
        assertThat(new Visitor(api, Api.someone(), email)
                        .register("another battery 9 staple")
                        .status())
                .isEqualTo(202);
        String chosen = "yet another battery 9 staple";
        visitor.choosePassword(chosen);
        assertThat(visitor.logIn(chosen).status()).isEqualTo(200);
        visitor.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
    }

    /** The answers to concurrent registrations do not reveal whether the names were free. */
    @Test
    void twentyRegistrationsOfOneNameAtOnceAreAnsweredAlike() throws Exception {
        for (int round = 0; round < 2; round++) {
            String name = Api.someone();
            List<Answer> answers = Rush.of(20, number -> api.register(name));
            assertThat(answers).extracting(Answer::status).containsOnly(202);
            assertThat(answers)
                    .extracting(Answer::body)
                    .containsOnly(answers.get(0).body());
            assertThat(TestDatabase.ask(folder, "select count(*) from account where username = '" + name + "'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void anotherLinkIsMailedOnlyToAnOwnerThatWaitsForOne() {
        Visitor stranger = new Visitor(api);
        assertThat(visitor.register().status()).isEqualTo(202);
        String first = visitor.mail(CONFIRM).token();
        Answer waiting = visitor.resend();
        Answer unknown = stranger.resend();
        assertThat(waiting.status()).isEqualTo(202);
        assertThat(unknown.body()).isEqualTo(waiting.body());
        String second = TestMail.another(email, CONFIRM, first).token();
        assertThat(visitor.confirm(first).status()).isEqualTo(200);
        assertThat(visitor.resend().body()).isEqualTo(waiting.body());
        assertThat(stranger.mails()).isEmpty();
        // The address is already confirmed; the link has no further use.
        assertThat(visitor.confirm(second).status()).isEqualTo(200);
    }

    @Test
    void ofTwentyConfirmationsAtOnceOneSucceeds() throws InterruptedException {
        for (int round = 0; round < TestRun.ROUNDS; round++) {
            Visitor next = new Visitor(api);
            assertThat(next.register().status()).isEqualTo(202);
            String token = next.mail(CONFIRM).token();
            List<Answer> answers = Rush.of(20, number -> visitor.confirm(token));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 400);
        }
    }

    /** Reading the mailbox is proof enough. */
    @Test
    void newPasswordByMailConfirmsTheAddressToo() {
        assertThat(visitor.register().status()).isEqualTo(202);
        String token = visitor.forgotten().token();
        String next = "another battery 9 staple";
        assertThat(visitor.reset(token, next).status()).isEqualTo(200);
        assertThat(visitor.logIn(next).status()).isEqualTo(200);
    }

    /** The account was disabled for another reason. */
    @Test
    void disabledAccountIsOpenedByNoLink() throws SQLException {
        assertThat(visitor.register().status()).isEqualTo(202);
        String token = visitor.mail(CONFIRM).token();
        TestDatabase.change(
                folder, "update account set status = 'DISABLED' where username = '" + visitor.username + "'");
        visitor.confirm(token).mustBe(400, "invalid-link");
        visitor.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
    }

    /** A link that opens an account has its own quota. */
    @Test
    void mailsWithoutALinkTakeNoPlaceOfTheConfirmation() {
        waiting(visitor.username, email);
        assertThat(visitor.confirm(visitor.mail(CONFIRM).token()).status()).isEqualTo(200);
        String address = "other" + email;
        for (int i = 0; i < 8; i++) {
            waiting(visitor.username, address);
        }
        Visitor other = waiting(Api.someone(), address);
        assertThat(other.confirm(other.mail(CONFIRM).token()).status()).isEqualTo(200);
        assertThat(other.mails()).hasSize(6);
    }

    /** Each requester has its own quota, so that a stranger cannot use up the owner's. */
    @Test
    void strangerKeepsNoOwnerFromAConfirmation() {
        waiting(visitor.username, email);
        String first = visitor.mail(CONFIRM).token();
        for (int i = 0; i < 12; i++) {
            assertThat(from("203.0.113.9").resend().status()).isEqualTo(202);
        }
        TestMail.another(email, CONFIRM, first);
        assertThat(from("198.51.100.7").resend().status()).isEqualTo(202);
        await().until(() -> visitor.mails().size() == 7);
    }

    /** Nor can a stranger fill a mailbox from many addresses. */
    @Test
    void addressGetsTwentyLinksOfAKindInAll() throws SQLException {
        for (int i = 0; i < 30; i++) {
            assertThat(from("203.0.113." + i).forget().status()).isEqualTo(202);
        }
        assertThat(TestDatabase.ask(folder, "select count(*) from link where email = '" + email + "'"))
                .isEqualTo("20");
    }

    /** The mailbox may belong to a stranger: the mail contains only Warden's words. */
    @Test
    void confirmationHoldsNothingThatTheCallerChose() {
        String body = Api.json(
                "firstName",
                "Your parcel waits: http://prize.example",
                "lastName",
                "Doe",
                "username",
                "www.prize.example",
                "email",
                email,
                "password",
                Api.PASSWORD);
        assertThat(api.post("api/user/register", body).status()).isEqualTo(202);
        Mail mail = visitor.mail(CONFIRM);
        assertThat(mail.text() + mail.html()).doesNotContain("prize", "parcel", "Doe");
    }

    /** This person, at a device of this address. */
    private Visitor from(String address) {
        return visitor.by(api.with("X-Forwarded-For", address));
    }

    /** A person who registers with these two. */
    private static Visitor waiting(String name, String address) {
        Visitor waiting = new Visitor(api, name, address);
        assertThat(waiting.register().status()).isEqualTo(202);
        return waiting;
    }

    private static String masked(Answer answer) {
        return answer.status() + answer.body().replace(answer.header("X-Request-Id"), "");
    }
}
