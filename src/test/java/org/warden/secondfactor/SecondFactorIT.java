package org.warden.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonString;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;

/** Codes of an authenticator app, and recovery codes (ASVS 6.3.3, 6.5). */
class SecondFactorIT extends OnServer {
    private static final int ROUNDS = Integer.getInteger("warden.it.rounds");

    private String someone;
    private Api caller;
    private Authenticator app;
    private List<String> recoveryCodes;

    @BeforeEach
    void register() {
        someone = Api.someone();
        caller = api.as(api.newcomer(someone));
    }

    @Test
    void withoutASecondFactorACodeIsNotLookedAt() {
        assertThat(login("code", "000000").status()).isEqualTo(200);
    }

    @Test
    void secretCountsOnlyWhenItIsConfirmed() {
        start();
        assertThat(login(null, null).status()).isEqualTo(200);
        Answer refused = confirm("000000").mustBe(400, "invalid-input");
        assertThat(refused.fields()).containsExactly("code");
        assertThat(login(null, null).status()).isEqualTo(200);
    }

    @Test
    void setupIsShownInThreeForms() {
        Answer setup = caller.post("api/user/2fa", "");
        String secret = setup.text("secret");
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(setup.text("uri"))
                .isEqualTo("otpauth://totp/Warden:" + someone + "%40example.org?secret=" + secret
                        + "&issuer=Warden&algorithm=SHA1&digits=6&period=30");
        assertThat(setup.text("qrCode")).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        assertThat(setup.header("Cache-Control")).isEqualTo("no-store");
    }

    /** ASVS 6.3.8: only after the right password. */
    @Test
    void loginNeedsACodeAndSaysSoOnlyAfterTheRightPassword() {
        activate();
        login(null, null).mustBe(401, "second-factor-required");
        api.post("api/user/token", Api.credentials(Api.email(someone), "wrong")).mustBe(401, "invalid-credentials");
        login("code", "000000").mustBe(401, "second-factor-required");
        assertThat(login("code", app.code(1)).status()).isEqualTo(200);
    }

    /** As apps show it. */
    @Test
    void codeMayBeTypedInTwoGroups() {
        activate();
        String code = app.code(1);
        assertThat(login("code", code.substring(0, 3) + ' ' + code.substring(3)).status())
                .isEqualTo(200);
    }

    /** RFC 8176; ASVS 6.8.4. */
    @Test
    void tokenTellsTheTruthAboutHowSomebodyAuthenticated() throws Exception {
        assertThat(methods(login(null, null))).containsExactly("pwd");
        activate();
        Answer login = login("code", app.code(1));
        assertThat(methods(login)).containsExactly("pwd", "otp", "mfa");
        Answer renewed =
                api.post("api/user/refresh-token", "{\"refreshToken\":\"" + login.text("refreshToken") + "\"}");
        assertThat(methods(renewed)).containsExactly("pwd", "otp", "mfa");
    }

    /** Promise 3; ASVS 6.5.1. */
    @Test
    void oneCodeIsAcceptedOnceHoweverManySendIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            register();
            activate();
            String code = app.code(1);
            List<Answer> answers = Rush.of(20, number -> login("code", code));
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() == 401))
                    .hasSize(19);
        }
    }

    /** Promise 3. */
    @Test
    void recoveryCodeIsAcceptedOnceHoweverManySendIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            register();
            activate();
            String code = recoveryCodes.get(round % 10);
            List<Answer> answers = Rush.of(20, number -> login("recoveryCode", code));
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(1);
        }
    }

    @Test
    void codeOfAnEarlierStepIsRefusedAfterALaterOne() {
        activate();
        assertThat(login("code", app.code(1)).status()).isEqualTo(200);
        login("code", app.code(0)).mustBe(401, "second-factor-required");
    }

    @Test
    void recoveryCodeIsReadAsPeopleTypeIt() {
        activate();
        String typed = recoveryCodes.get(3).toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
        assertThat(login("recoveryCode", typed).status()).isEqualTo(200);
        login("recoveryCode", typed).mustBe(401, "second-factor-required");
    }

    /** ASVS 6.3.4: a right password before each code does not end the count. */
    @Test
    void wrongCodesLockTheAccount() throws SQLException {
        activate();
        login("code", "000000").mustBe(401, "second-factor-required");
        TestDatabase.change("update guess_count set failures = 9 where id = " + account());
        login("code", "000000").mustBe(401, "second-factor-required");
        login("code", app.code(1)).mustBe(401, "invalid-credentials");
        assertThat(TestDatabase.ask("select count(*) from audit_event where action = 'ACCOUNT_LOCKED' and account_id = "
                        + account()))
                .isEqualTo("1");
        TestDatabase.change("update guess_count set blocked_until = last_failed where id = " + account());
        assertThat(login("code", app.code(1)).status()).isEqualTo(200);
    }

    @Test
    void secondFactorIsRemovedByWhoHasBothAndOtherSessionsEnd() {
        Answer other = login(null, null);
        activate();
        api.as(other.text("token")).get("api/secured").mustBe(401, "invalid-token");
        remove("wrong", app.code(1)).mustBe(400, "invalid-input");
        remove(Api.PASSWORD, "000000").mustBe(400, "invalid-input");
        assertThat(remove(Api.PASSWORD, app.code(1)).status()).isEqualTo(204);
        assertThat(login(null, null).status()).isEqualTo(200);
        assertThat(caller.get("api/secured").status()).isEqualTo(200);
    }

    @Test
    void newRecoveryCodesTakeThePlaceOfTheOld() {
        activate();
        String old = recoveryCodes.get(0);
        Answer renewed = caller.post("api/user/2fa/recovery-codes", proof(Api.PASSWORD, app.code(1)));
        List<String> codes = codes(renewed);
        assertThat(codes).hasSize(10).doesNotContain(old);
        login("recoveryCode", old).mustBe(401, "second-factor-required");
        assertThat(login("recoveryCode", codes.get(0)).status()).isEqualTo(200);
    }

    /** ASVS 7.5.1: who has stolen a token must not lock the owner out with a secret of his own. */
    @Test
    void tokenAloneSetsUpNothing() {
        start();
        Answer refused = caller.post("api/user/2fa/confirm", proof("wrong", app.code(0)));
        assertThat(refused.mustBe(400, "invalid-input").fields()).containsExactly("password");
        assertThat(login(null, null).status()).isEqualTo(200);
    }

    /** ASVS 6.4.4. */
    @Test
    void whoLostHisPhoneRemovesItWithARecoveryCode() {
        activate();
        String body = "{\"password\":\"" + Api.PASSWORD + "\",\"recoveryCode\":\"" + recoveryCodes.get(0) + "\"}";
        assertThat(caller.send("DELETE", "api/user/2fa", "application/json", BodyPublishers.ofString(body))
                        .status())
                .isEqualTo(204);
        assertThat(login(null, null).status()).isEqualTo(200);
        activate();
        login("recoveryCode", "A".repeat(24)).mustBe(401, "second-factor-required");
    }

    /** ASVS 6.3.4: half of what it takes does not end the count. */
    @Test
    void newPasswordDoesNotForgiveWrongCodes() throws SQLException {
        activate();
        login("code", "000000").mustBe(401, "second-factor-required");
        assertThat(caller.send(
                                "PUT",
                                "api/user/password",
                                "application/json",
                                BodyPublishers.ofString("{\"currentPassword\":\"" + Api.PASSWORD
                                        + "\",\"newPassword\":\"" + Api.PASSWORD + "\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(TestDatabase.ask("select failures from guess_count where id = " + account()))
                .isEqualTo("1");
    }

    /** ASVS 16.3.2: somebody who has found the password out is seen. */
    @Test
    void rightPasswordWithoutACodeIsOnRecord() throws SQLException {
        activate();
        login(null, null).mustBe(401, "second-factor-required");
        assertThat(TestDatabase.ask(
                        "select count(*) from audit_event where action = 'CODE_REFUSED' and subject = 'missing'"
                                + " and account_id = " + account()))
                .isEqualTo("1");
    }

    @Test
    void anActiveSecondFactorIsNotReplaced() {
        activate();
        caller.post("api/user/2fa", "").mustBe(409, "second-factor-active");
        assertThat(login("code", app.code(1)).status()).isEqualTo(200);
    }

    /** ASVS 6.5.2, 11.4.1. */
    @Test
    void databaseHoldsNeitherSecretNorCodes() throws SQLException {
        Answer setup = start();
        confirmNow();
        assertThat(TestDatabase.ask("select sealed from second_factor where account_id = " + account()))
                .startsWith("v2.")
                .doesNotContain(setup.text("secret"));
        assertThat(TestDatabase.ask(
                        "select count(*) from recovery_code where length(hash) = 64 and account_id = " + account()))
                .isEqualTo("10");
    }

    @Test
    void eachStepIsOnRecord() throws SQLException {
        activate();
        assertThat(remove(Api.PASSWORD, app.code(1)).status()).isEqualTo(204);
        for (String action : List.of("SECOND_FACTOR_STARTED", "SECOND_FACTOR_ACTIVATED", "SECOND_FACTOR_REMOVED")) {
            assertThat(TestDatabase.ask("select count(*) from audit_event where action = '" + action
                            + "' and account_id = " + account()))
                    .as(action)
                    .isEqualTo("1");
        }
    }

    private void activate() {
        start();
        confirmNow();
    }

    private Answer start() {
        Answer setup = caller.post("api/user/2fa", "");
        assertThat(setup.status()).isEqualTo(200);
        app = new Authenticator(setup.text("secret"));
        return setup;
    }

    private void confirmNow() {
        Answer confirmed = confirm(app.code(0));
        assertThat(confirmed.status()).isEqualTo(200);
        recoveryCodes = codes(confirmed);
    }

    private Answer confirm(String code) {
        return caller.post("api/user/2fa/confirm", proof(Api.PASSWORD, code));
    }

    private Answer remove(String password, String code) {
        return caller.send(
                "DELETE", "api/user/2fa", "application/json", BodyPublishers.ofString(proof(password, code)));
    }

    private static String proof(String password, String code) {
        return "{\"password\":\"" + password + "\",\"code\":\"" + code + "\"}";
    }

    private Answer login(String field, String code) {
        String credentials = Api.credentials(Api.email(someone), Api.PASSWORD);
        String more = field == null ? "" : ",\"" + field + "\":\"" + code + "\"";
        return api.post("api/user/token", credentials.substring(0, credentials.length() - 1) + more + "}");
    }

    private String account() {
        return "(select id from account where username = '" + someone + "')";
    }

    private static List<String> codes(Answer answer) {
        return answer.json().getJsonArray("recoveryCodes").getValuesAs(JsonString::getString);
    }

    private static List<String> methods(Answer answer) throws java.text.ParseException {
        return SignedJWT.parse(answer.text("token")).getJWTClaimsSet().getStringListClaim("amr");
    }
}
