package org.warden.email;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Another e-mail address, confirmed by who has it, undone by who had the old one (ASVS 6.3.7, 7.5.1). */
class EmailChangeIT extends OnServer {
    private static final int ROUNDS = Integer.getInteger("warden.it.rounds");
    private static final String CONFIRM = "Please confirm your new e-mail address";
    private static final String CHANGED = "Your e-mail address was changed";
    private static final String RESET = "Choose a new password";

    private String someone;
    private String old;
    private String next;
    private Answer login;
    private Api owner;

    @BeforeEach
    void register() throws SQLException {
        someone = Api.someone();
        old = Api.email(someone);
        next = "new" + old;
        assertThat(api.register(someone).status()).isEqualTo(201);
        TestDatabase.prove(old);
        login = login(old);
        owner = api.as(login.text("token"));
    }

    @Test
    void newAddressCountsWhenItIsConfirmed() {
        assertThat(request(Api.PASSWORD, next).status()).isEqualTo(202);
        String token = TestMail.to(next, CONFIRM).token();
        assertThat(owner.get("api/user").text("email")).isEqualTo(old);
        assertThat(confirm(token).status()).isEqualTo(200);
        assertThat(owner.get("api/user").text("email")).isEqualTo(next);
        assertThat(login(next).status()).isEqualTo(200);
        api.post("api/user/token", Api.credentials(old, Api.PASSWORD)).mustBe(401, "invalid-credentials");
    }

    @Test
    void passwordIsNeededForIt() {
        Answer refused = request("wrong", next).mustBe(400, "invalid-input");
        assertThat(refused.fields()).containsExactly("password");
        assertThat(request(Api.PASSWORD, "other" + old).status()).isEqualTo(202);
        TestMail.to("other" + old, CONFIRM);
        assertThat(TestMail.all(next)).isEmpty();
    }

    @Test
    void ownerOfATakenAddressIsToldAndTheCallerIsNot() {
        String other = Api.someone();
        assertThat(api.register(other).status()).isEqualTo(201);
        Answer taken = request(Api.PASSWORD, Api.email(other));
        Answer free = request(Api.PASSWORD, next);
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.body()).isEqualTo(free.body());
        assertThat(TestMail.to(Api.email(other), "You already have an account").text())
                .doesNotContain("#", someone);
    }

    @Test
    void addressThatSomebodyTookMeanwhileIsRefused() {
        String token = changed(next);
        assertThat(api.post("api/user/register", Api.registration(Api.someone(), next, Api.PASSWORD))
                        .status())
                .isEqualTo(201);
        confirm(token).mustBe(409, "email-taken");
        assertThat(owner.get("api/user").text("email")).isEqualTo(old);
    }

    @Test
    void ofTwentyWhoConfirmAtOnceOneSucceeds() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            register();
            String token = changed(next);
            List<Answer> answers = Rush.of(20, number -> confirm(token));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 400);
        }
    }

    @Test
    void oldAddressIsToldAndTakesTheAccountBack() {
        assertThat(confirm(changed(next)).status()).isEqualTo(200);
        Mail told = TestMail.to(old, CHANGED);
        // No mail program makes a link of it.
        assertThat(told.text()).contains("New address: new" + someone + " at example. org");
        assertThat(told.link()).startsWith("http://localhost:8080/link/undo-email#");

        assertThat(undo(told.token()).status()).isEqualTo(200);
        owner.get("api/secured").mustBe(401, "invalid-token");
        api.post("api/user/refresh-token", "{\"refreshToken\":\"" + login.text("refreshToken") + "\"}")
                .mustBe(401, "invalid-token");
        api.post("api/user/token", Api.credentials(old, Api.PASSWORD)).mustBe(401, "invalid-credentials");

        reset(TestMail.to(old, RESET).token());
        assertThat(api.as(api.login(old, "another battery 9 staple"))
                        .get("api/user")
                        .text("email"))
                .isEqualTo(old);
        undo(told.token()).mustBe(400, "invalid-link");
    }

    /** A thief who has the password and the new mailbox cannot keep the account. */
    @Test
    void nothingThatTheThiefDoesEndsTheLinkOfTheOldAddress() {
        assertThat(confirm(changed(next)).status()).isEqualTo(200);
        String mine = TestMail.to(old, CHANGED).token();
        assertThat(confirm(changed("evil" + old)).status()).isEqualTo(200);
        String his = TestMail.to(next, CHANGED).token();
        Answer changed = owner.send(
                "PUT",
                "api/user/password",
                "application/json",
                BodyPublishers.ofString(
                        "{\"currentPassword\":\"" + Api.PASSWORD + "\",\"newPassword\":\"another battery 9 staple\"}"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(undo(his).status()).isEqualTo(200);
        assertThat(undo(mine).status()).isEqualTo(200);
        assertThat(api.post("api/user/forgot-password", "{\"email\":\"" + old + "\"}")
                        .status())
                .isEqualTo(202);
        assertThat(TestMail.to(old, RESET).text()).contains("Hello Jane,");
    }

    @Test
    void youngerLinkDoesNotUndoWhatAnOlderOneDid() {
        assertThat(confirm(changed(next)).status()).isEqualTo(200);
        String mine = TestMail.to(old, CHANGED).token();
        assertThat(confirm(changed("evil" + old)).status()).isEqualTo(200);
        String his = TestMail.to(next, CHANGED).token();
        assertThat(undo(mine).status()).isEqualTo(200);
        undo(his).mustBe(400, "invalid-link");
    }

    /** He could do it with the password that he has, and then the owner would need a code that he has not. */
    @Test
    void secondFactorOfTheThiefGoesWithHim() {
        assertThat(confirm(changed(next)).status()).isEqualTo(200);
        String mine = TestMail.to(old, CHANGED).token();
        Authenticator app = new Authenticator(owner.post("api/user/2fa", "").text("secret"));
        assertThat(owner.post(
                                "api/user/2fa/confirm",
                                "{\"password\":\"" + Api.PASSWORD + "\",\"code\":\"" + app.code(0) + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(undo(mine).status()).isEqualTo(200);
        reset(TestMail.to(old, RESET).token());
        assertThat(api.login(old, "another battery 9 staple")).isNotEmpty();
    }

    @Test
    void ownerHearsOfItWhenTheThiefDeletesTheAccount() {
        assertThat(confirm(changed(next)).status()).isEqualTo(200);
        assertThat(owner.send(
                                "DELETE",
                                "api/user",
                                "application/json",
                                BodyPublishers.ofString("{\"password\":\"" + Api.PASSWORD + "\"}"))
                        .status())
                .isEqualTo(204);
        TestMail.to(old, "Your account was deleted");
        TestMail.to(next, "Your account was deleted");
    }

    /** However often the thief has asked for links. */
    @Test
    void linkForANewPasswordComesWithTheOldAddressForCertain() {
        assertThat(confirm(changed(next)).status()).isEqualTo(200);
        for (int i = 0; i < 7; i++) {
            assertThat(api.post("api/user/forgot-password", "{\"email\":\"" + next + "\"}")
                            .status())
                    .isEqualTo(202);
        }
        assertThat(undo(TestMail.to(old, CHANGED).token()).status()).isEqualTo(200);
        reset(TestMail.to(old, RESET).token());
        assertThat(api.login(old, "another battery 9 staple")).isNotEmpty();
    }

    @Test
    void oldAddressIsGivenToNobodyElseMeanwhile() {
        assertThat(confirm(changed(next)).status()).isEqualTo(200);
        api.post("api/user/register", Api.registration(Api.someone(), old, Api.PASSWORD))
                .mustBe(409, "email-taken");
        assertThat(undo(TestMail.to(old, CHANGED).token()).status()).isEqualTo(200);
    }

    @Test
    void ownerMayGoBackHimself() {
        assertThat(confirm(changed(next)).status()).isEqualTo(200);
        assertThat(request(Api.PASSWORD, old).status()).isEqualTo(202);
        assertThat(confirm(TestMail.to(old, CONFIRM).token()).status()).isEqualTo(200);
        assertThat(owner.get("api/user").text("email")).isEqualTo(old);
    }

    /** ASVS 1.3.7, 1.3.11: one recipient, and the name as it is. */
    @Test
    void namesAreNeitherTemplatesNorHeaders() {
        String strange = "{link} ${7*7} <b>O'Hara</b> \u5c0f";
        Answer renamed = owner.send(
                "PATCH",
                "api/user",
                "application/json",
                BodyPublishers.ofString("{\"firstName\":\"" + strange + "\"}"));
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(confirm(changed(next)).status()).isEqualTo(200);
        Mail mail = TestMail.to(old, CHANGED);
        assertThat(mail.to()).containsExactly(old);
        assertThat(mail.text()).contains("Hello " + strange + ",");
        assertThat(mail.html())
                .contains("Hello {link} ${7*7} &lt;b&gt;O&#39;Hara&lt;/b&gt; \u5c0f,")
                .doesNotContain("<b>");
        Answer lines = owner.send(
                "PATCH",
                "api/user",
                "application/json",
                BodyPublishers.ofString("{\"firstName\":\"Jane\\r\\nBcc: eve@example.org\"}"));
        lines.mustBe(400, "invalid-input");
    }

    /** The old mailbox may be a stranger's, with whose address a caller has registered. */
    @Test
    void oldAddressThatNeverAnsweredReadsNothingThatACallerChose() throws SQLException {
        TestDatabase.change("update account set email_proven = false where email = '" + old + "'");
        assertThat(confirm(changed("visit.prize.example/" + next)).status()).isEqualTo(200);
        Mail told = TestMail.to(old, CHANGED);
        assertThat(told.text()).startsWith("Hello,").doesNotContain("Jane", "prize", someone);
        assertThat(undo(told.token()).status()).isEqualTo(200);
    }

    private String changed(String address) {
        assertThat(request(Api.PASSWORD, address).status()).isEqualTo(202);
        return TestMail.to(address, CONFIRM).token();
    }

    private Answer request(String password, String address) {
        return owner.send(
                "PUT",
                "api/user/email",
                "application/json",
                BodyPublishers.ofString("{\"password\":\"" + password + "\",\"email\":\"" + address + "\"}"));
    }

    private void reset(String token) {
        String body = "{\"token\":\"" + token + "\",\"newPassword\":\"another battery 9 staple\"}";
        assertThat(api.post("api/user/reset-password", body).status()).isEqualTo(200);
    }

    private Answer confirm(String token) {
        return api.post("api/user/confirm-email", "{\"token\":\"" + token + "\"}");
    }

    private Answer undo(String token) {
        return api.post("api/user/undo-email", "{\"token\":\"" + token + "\"}");
    }

    private Answer login(String email) {
        Answer answer = api.post("api/user/token", Api.credentials(email, Api.PASSWORD));
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
        return answer;
    }
}
