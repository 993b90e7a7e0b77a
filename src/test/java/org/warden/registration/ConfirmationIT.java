package org.warden.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
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

/** Registration where addresses are to be confirmed: it tells the mailbox what it tells nobody else. */
@Tag("process")
class ConfirmationIT {
    private static final int ROUNDS = Integer.getInteger("warden.it.rounds");
    private static final String CONFIRM = "Please confirm your e-mail address";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Api api;

    private final String someone = Api.someone();
    private final String email = Api.email(someone);

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
        assertThat(api.register(someone).status()).isEqualTo(202);
        login(Api.PASSWORD).mustBe(401, "invalid-credentials");
        Mail mail = TestMail.to(email, CONFIRM);
        assertThat(mail.link()).startsWith("https://id.example.org/warden/link/confirm-email#");
        assertThat(confirm(mail.token()).status()).isEqualTo(200);
        assertThat(login(Api.PASSWORD).status()).isEqualTo(200);
        confirm(mail.token()).mustBe(400, "invalid-link");
    }

    /** ASVS 6.3.8: unconfirmed, with the right password and a wrong one, looks like unknown. */
    @Test
    void unconfirmedAccountLooksLikeNone() {
        Answer unknown = login(Api.PASSWORD);
        assertThat(api.register(someone).status()).isEqualTo(202);
        assertThat(masked(login(Api.PASSWORD))).isEqualTo(masked(unknown));
        assertThat(masked(login("wrong"))).isEqualTo(masked(unknown));
    }

    @Test
    void takenAddressIsAnsweredAlikeAndItsOwnerIsTold() {
        Answer first = api.register(someone);
        assertThat(confirm(TestMail.to(email, CONFIRM).token()).status()).isEqualTo(200);
        Answer second =
                api.post("api/user/register", Api.registration(Api.someone(), email, "another battery 9 staple"));
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(TestMail.to(email, "You already have an account").text()).doesNotContain("#");
        assertThat(login(Api.PASSWORD).status()).isEqualTo(200);
        login("another battery 9 staple").mustBe(401, "invalid-credentials");
    }

    @Test
    void takenUserNameIsToldToTheNewMailboxOnly() {
        assertThat(api.register(someone).status()).isEqualTo(202);
        assertThat(confirm(TestMail.to(email, CONFIRM).token()).status()).isEqualTo(200);
        String other = "other" + email;
        Answer taken = api.post("api/user/register", Api.registration(someone, other, Api.PASSWORD));
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.body()).contains("A mail is on its way");
        assertThat(TestMail.to(other, "The user name is already taken").text())
                .contains("Another account has the user name that was chosen")
                .doesNotContain(someone);
        assertThat(TestMail.all(email)).extracting(Mail::subject).doesNotContain("You already have an account");
    }

    /** The second registration with a name tells nothing about the address of the first, which may be anybody's. */
    @Test
    void registrationThatWaitsHoldsNoUserName() {
        for (boolean known : new boolean[] {true, false}) {
            String address = Api.email(Api.someone());
            if (known) {
                register(Api.someone(), address);
                assertThat(confirm(TestMail.to(address, CONFIRM).token()).status())
                        .isEqualTo(200);
            }
            String name = Api.someone();
            String own = Api.email(name);
            register(name, address);
            register(name, own);
            assertThat(confirm(TestMail.to(own, CONFIRM).token()).status()).isEqualTo(200);
            assertThat(TestMail.all(own)).extracting(Mail::subject).containsExactly(CONFIRM);
            assertThat(api.post(
                                    "api/user/token",
                                    "{\"username\":\"" + name + "\",\"password\":\"" + Api.PASSWORD + "\"}")
                            .text("email"))
                    .isEqualTo(own);
        }
    }

    @Test
    void whoeverConfirmsFirstGetsTheNameAndTheOtherMayRegisterAgain() {
        String other = "other" + email;
        register(someone, email);
        register(someone, other);
        String late = TestMail.to(email, CONFIRM).token();
        assertThat(confirm(TestMail.to(other, CONFIRM).token()).status()).isEqualTo(200);
        confirm(late).mustBe(409, "username-taken");
        confirm(late).mustBe(400, "invalid-link");
        register(Api.someone(), email);
        assertThat(confirm(TestMail.another(email, CONFIRM, late).token()).status())
                .isEqualTo(200);
        assertThat(login(Api.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void newPasswordByMailDoesNotOpenARegistrationWhoseNameIsTaken() {
        String other = "other" + email;
        register(someone, email);
        assertThat(forgot(email).status()).isEqualTo(202);
        String token = TestMail.to(email, "Choose a new password").token();
        register(someone, other);
        assertThat(confirm(TestMail.to(other, CONFIRM).token()).status()).isEqualTo(200);
        String body = "{\"token\":\"" + token + "\",\"newPassword\":\"another battery 9 staple\"}";
        api.post("api/user/reset-password", body).mustBe(409, "username-taken");
        login("another battery 9 staple").mustBe(401, "invalid-credentials");
        api.post("api/user/reset-password", body).mustBe(400, "invalid-link");
    }

    /** Both databases say no in their own words; nobody sees a 500. */
    @Test
    void ofTwentyWhoConfirmTheSameNameAtOnceOneGetsIt() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            String name = Api.someone();
            List<String> tokens = IntStream.range(0, 20)
                    .mapToObj(number -> number + Api.email(name))
                    .peek(address -> register(name, address))
                    .map(address -> TestMail.to(address, CONFIRM).token())
                    .toList();
            List<Answer> answers = Rush.of(20, number -> confirm(tokens.get(number)));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .extracting(Answer::code)
                    .containsOnly("username-taken");
        }
    }

    /** A stranger's registration keeps an address from no account whose owner reads its mailbox. */
    @Test
    void registrationThatWaitsGivesWayToAnAccountThatMovesToItsAddress() {
        String wanted = "wanted" + email;
        register(someone, email);
        assertThat(confirm(TestMail.to(email, CONFIRM).token()).status()).isEqualTo(200);
        register(Api.someone(), wanted);
        Api owner = api.as(login(Api.PASSWORD).text("token"));
        assertThat(owner.send(
                                "PUT",
                                "api/user/email",
                                "application/json",
                                BodyPublishers.ofString(
                                        "{\"password\":\"" + Api.PASSWORD + "\",\"email\":\"" + wanted + "\"}"))
                        .status())
                .isEqualTo(202);
        String token =
                TestMail.to(wanted, "Please confirm your new e-mail address").token();
        assertThat(confirm(token).status()).isEqualTo(200);
        assertThat(owner.get("api/user").text("email")).isEqualTo(wanted);
    }

    @Test
    void registeringAgainBeforeTheConfirmationBringsALinkForAPassword() {
        assertThat(api.register(someone).status()).isEqualTo(202);
        assertThat(api.post("api/user/register", Api.registration(Api.someone(), email, "another battery 9 staple"))
                        .status())
                .isEqualTo(202);
        String token = TestMail.to(email, "Choose a new password").token();
        String chosen = "yet another battery 9 staple";
        assertThat(api.post(
                                "api/user/reset-password",
                                "{\"token\":\"" + token + "\",\"newPassword\":\"" + chosen + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(login(chosen).status()).isEqualTo(200);
        login(Api.PASSWORD).mustBe(401, "invalid-credentials");
    }

    /** Whoever is faster: nobody can tell from the answers whether the names were free. */
    @Test
    void ofTwentyWhoRegisterTheSameNameAtOnceAllAreAnsweredAlike() throws Exception {
        for (int round = 0; round < 2; round++) {
            String name = Api.someone();
            List<Answer> answers = Rush.of(
                    20, number -> api.post("api/user/register", Api.registration(name, Api.email(name), Api.PASSWORD)));
            assertThat(answers).extracting(Answer::status).containsOnly(202);
            assertThat(answers)
                    .extracting(Answer::body)
                    .containsOnly(answers.get(0).body());
            assertThat(TestDatabase.ask(folder, "select count(*) from account where username = '" + name + "'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void anotherLinkIsMailedToWhoWaitsForOneOnly() {
        String nobody = Api.email(Api.someone());
        assertThat(api.register(someone).status()).isEqualTo(202);
        String first = TestMail.to(email, CONFIRM).token();
        Answer waiting = resend(email);
        Answer unknown = resend(nobody);
        assertThat(waiting.status()).isEqualTo(202);
        assertThat(unknown.body()).isEqualTo(waiting.body());
        String second = TestMail.another(email, CONFIRM, first).token();
        assertThat(confirm(first).status()).isEqualTo(200);
        assertThat(resend(email).body()).isEqualTo(waiting.body());
        assertThat(TestMail.all(nobody)).isEmpty();
        // It confirms what is confirmed already, and opens nothing else.
        assertThat(confirm(second).status()).isEqualTo(200);
    }

    @Test
    void ofTwentyWhoConfirmAtOnceOneSucceeds() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            String next = Api.someone();
            assertThat(api.register(next).status()).isEqualTo(202);
            String token = TestMail.to(Api.email(next), CONFIRM).token();
            List<Answer> answers = Rush.of(20, number -> confirm(token));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 400);
        }
    }

    /** Who reads the mailbox needs no other proof that it is his. */
    @Test
    void newPasswordByMailConfirmsTheAddressToo() {
        assertThat(api.register(someone).status()).isEqualTo(202);
        assertThat(api.post("api/user/forgot-password", "{\"email\":\"" + email + "\"}")
                        .status())
                .isEqualTo(202);
        String token = TestMail.to(email, "Choose a new password").token();
        String next = "another battery 9 staple";
        assertThat(api.post("api/user/reset-password", "{\"token\":\"" + token + "\",\"newPassword\":\"" + next + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(login(next).status()).isEqualTo(200);
    }

    /** Whoever shut the account did so for another reason. */
    @Test
    void disabledAccountIsOpenedByNoLink() throws SQLException {
        assertThat(api.register(someone).status()).isEqualTo(202);
        String token = TestMail.to(email, CONFIRM).token();
        TestDatabase.change(folder, "update account set status = 'DISABLED' where username = '" + someone + "'");
        assertThat(confirm(token).status()).isEqualTo(200);
        login(Api.PASSWORD).mustBe(401, "invalid-credentials");
    }

    /** A link that opens an account has its own places. */
    @Test
    void mailsWithoutALinkTakeNoPlaceOfTheConfirmation() {
        register(someone, email);
        assertThat(confirm(TestMail.to(email, CONFIRM).token()).status()).isEqualTo(200);
        String other = "other" + email;
        for (int i = 0; i < 8; i++) {
            register(someone, other);
        }
        register(Api.someone(), other);
        assertThat(confirm(TestMail.to(other, CONFIRM).token()).status()).isEqualTo(200);
        assertThat(TestMail.all(other)).hasSize(6);
    }

    /** Each asker has places of an own, so that no stranger uses up the owner's. */
    @Test
    void strangerKeepsNoOwnerFromAConfirmation() {
        register(someone, email);
        String first = TestMail.to(email, CONFIRM).token();
        for (int i = 0; i < 12; i++) {
            assertThat(from("203.0.113.9", "api/user/resend-confirmation", "{\"email\":\"" + email + "\"}")
                            .status())
                    .isEqualTo(202);
        }
        TestMail.another(email, CONFIRM, first);
        assertThat(from("198.51.100.7", "api/user/resend-confirmation", "{\"email\":\"" + email + "\"}")
                        .status())
                .isEqualTo(202);
        await().until(() -> TestMail.all(email).size() == 7);
    }

    /** Nor does a stranger fill a mailbox from many addresses. */
    @Test
    void addressGetsTwentyLinksOfAKindInAll() throws SQLException {
        for (int i = 0; i < 30; i++) {
            assertThat(from("203.0.113." + i, "api/user/forgot-password", "{\"email\":\"" + email + "\"}")
                            .status())
                    .isEqualTo(202);
        }
        assertThat(TestDatabase.ask(folder, "select count(*) from link where email = '" + email + "'"))
                .isEqualTo("20");
    }

    /** The mailbox may be a stranger's: it reads our words only. */
    @Test
    void confirmationHoldsNothingThatTheCallerChose() {
        String body = Api.registration("www.prize.example", email, Api.PASSWORD)
                .replace("\"Jane\"", "\"Your parcel waits: http://prize.example\"");
        assertThat(api.post("api/user/register", body).status()).isEqualTo(202);
        Mail mail = TestMail.to(email, CONFIRM);
        assertThat(mail.text() + mail.html()).doesNotContain("prize", "parcel", "Doe");
    }

    private static Answer from(String address, String path, String body) {
        return api.send(api.request(path)
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private void register(String name, String address) {
        assertThat(api.post("api/user/register", Api.registration(name, address, Api.PASSWORD))
                        .status())
                .isEqualTo(202);
    }

    private Answer forgot(String address) {
        return api.post("api/user/forgot-password", "{\"email\":\"" + address + "\"}");
    }

    private Answer resend(String address) {
        return api.post("api/user/resend-confirmation", "{\"email\":\"" + address + "\"}");
    }

    private Answer confirm(String token) {
        return api.post("api/user/confirm-email", "{\"token\":\"" + token + "\"}");
    }

    private Answer login(String password) {
        return api.post("api/user/token", Api.credentials(email, password));
    }

    private static String masked(Answer answer) {
        return answer.status() + answer.body().replace(answer.header("X-Request-Id"), "");
    }
}
