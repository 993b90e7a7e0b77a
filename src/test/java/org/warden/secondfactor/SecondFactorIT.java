package org.warden.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** Codes of an authenticator app, and recovery codes (ASVS 6.3.3, 6.5). */
class SecondFactorIT extends OnServer {
    private Visitor owner;

    @BeforeEach
    void register() {
        owner = Visitor.loggedIn(api);
    }

    @Test
    void withoutASecondFactorACodeIsNotLookedAt() {
        assertThat(owner.logIn(Api.PASSWORD, "code", "000000").status()).isEqualTo(200);
    }

    @Test
    void secretCountsOnlyWhenItIsConfirmed() {
        owner.startSecondFactor();
        assertThat(owner.logIn(Api.PASSWORD).status()).isEqualTo(200);
        Answer refused = owner.confirmSecondFactor(Api.PASSWORD, "000000").mustBe(400, "invalid-input");
        assertThat(refused.fields()).containsExactly("code");
        assertThat(owner.logIn(Api.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void setupIsShownInThreeForms() {
        Answer setup = owner.startSecondFactor();
        String secret = setup.text("secret");
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(setup.text("uri"))
                .isEqualTo("otpauth://totp/Warden:" + owner.username + "%40example.org?secret=" + secret
                        + "&issuer=Warden&algorithm=SHA1&digits=6&period=30");
        assertThat(setup.text("qrCode")).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        assertThat(setup.header("Cache-Control")).isEqualTo("no-store");
    }

    /** ASVS 6.3.8: only after the right password. */
    @Test
    void loginNeedsACodeAndSaysSoOnlyAfterTheRightPassword() {
        owner.setUpSecondFactor(0);
        owner.logIn(Api.PASSWORD).mustBe(401, "second-factor-required");
        owner.logIn("wrong").mustBe(401, "invalid-credentials");
        owner.logIn(Api.PASSWORD, "code", "000000").mustBe(401, "second-factor-required");
        assertThat(owner.logIn(Api.PASSWORD, "code", owner.code(1)).status()).isEqualTo(200);
    }

    /** As apps show it. */
    @Test
    void codeMayBeTypedInTwoGroups() {
        owner.setUpSecondFactor(0);
        String code = owner.code(1);
        assertThat(owner.logIn(Api.PASSWORD, "code", code.substring(0, 3) + ' ' + code.substring(3))
                        .status())
                .isEqualTo(200);
    }

    /** RFC 8176; ASVS 6.8.4. */
    @Test
    void tokenTellsHowTheCallerAuthenticated() throws Exception {
        assertThat(methods(owner.logIn(Api.PASSWORD))).containsExactly("pwd");
        owner.setUpSecondFactor(0);
        Answer login = owner.logIn(Api.PASSWORD, "code", owner.code(1));
        assertThat(methods(login)).containsExactly("pwd", "otp", "mfa");
        Answer renewed = api.renew(login.text("refreshToken"));
        assertThat(methods(renewed)).containsExactly("pwd", "otp", "mfa");
    }

    /** Promise 3; ASVS 6.5.1. */
    @Test
    void oneCodeIsAcceptedOnceHoweverManySendIt() throws Exception {
        for (int round = 0; round < TestRun.ROUNDS; round++) {
            register();
            owner.setUpSecondFactor(0);
            String code = owner.code(1);
            List<Answer> answers = Rush.of(20, number -> owner.logIn(Api.PASSWORD, "code", code));
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(1);
            // On a busy machine, one may wait too long for its turn to be hashed.
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> assertThat(answer.status()).isIn(401, 503));
        }
    }

    /** Promise 3. */
    @Test
    void recoveryCodeIsAcceptedOnceHoweverManySendIt() throws Exception {
        for (int round = 0; round < TestRun.ROUNDS; round++) {
            register();
            owner.setUpSecondFactor(0);
            String code = owner.recoveryCodes().get(round % 10);
            List<Answer> answers = Rush.of(20, number -> owner.logIn(Api.PASSWORD, "recoveryCode", code));
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(1);
        }
    }

    @Test
    void codeOfAnEarlierStepIsRefusedAfterALaterOne() {
        owner.setUpSecondFactor(0);
        assertThat(owner.logIn(Api.PASSWORD, "code", owner.code(1)).status()).isEqualTo(200);
        owner.logIn(Api.PASSWORD, "code", owner.code(0)).mustBe(401, "second-factor-required");
    }

    @Test
    void recoveryCodeIsReadAsPeopleTypeIt() {
        owner.setUpSecondFactor(0);
        String typed =
                owner.recoveryCodes().get(3).toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
        assertThat(owner.logIn(Api.PASSWORD, "recoveryCode", typed).status()).isEqualTo(200);
        owner.logIn(Api.PASSWORD, "recoveryCode", typed).mustBe(401, "second-factor-required");
    }

    /** ASVS 6.3.4: a right password before each code does not reset the count. */
    @Test
    void wrongCodesLockTheAccount() throws SQLException {
        owner.setUpSecondFactor(0);
        owner.logIn(Api.PASSWORD, "code", "000000").mustBe(401, "second-factor-required");
        TestDatabase.change("update guess_count set failures = 9 where id = " + account());
        owner.logIn(Api.PASSWORD, "code", "000000").mustBe(401, "second-factor-required");
        owner.logIn(Api.PASSWORD, "code", owner.code(1)).mustBe(401, "invalid-credentials");
        assertThat(TestDatabase.ask("select count(*) from audit_event where action = 'ACCOUNT_LOCKED' and account_id = "
                        + account()))
                .isEqualTo("1");
        TestDatabase.change("update guess_count set blocked_until = last_failed where id = " + account());
        assertThat(owner.logIn(Api.PASSWORD, "code", owner.code(1)).status()).isEqualTo(200);
    }

    @Test
    void secondFactorIsRemovedWithBothProofsAndOtherSessionsEnd() {
        Answer other = owner.logIn(Api.PASSWORD);
        owner.setUpSecondFactor(0);
        api.as(other.text("token")).get("api/secured").mustBe(401, "invalid-token");
        owner.prove(0);
        owner.removeSecondFactor("wrong", "code", owner.code(1)).mustBe(400, "invalid-input");
        owner.removeSecondFactor(Api.PASSWORD, "code", "000000").mustBe(400, "invalid-input");
        assertThat(owner.removeSecondFactor(Api.PASSWORD, "code", owner.code(1)).status())
                .isEqualTo(204);
        assertThat(owner.logIn(Api.PASSWORD).status()).isEqualTo(200);
        assertThat(owner.own().get("api/secured").status()).isEqualTo(200);
    }

    @Test
    void newRecoveryCodesTakeThePlaceOfTheOld() {
        owner.setUpSecondFactor(0);
        String old = owner.recoveryCodes().get(0);
        owner.prove(1);
        List<String> codes = owner.renewRecoveryCodes(owner.code(1));
        assertThat(codes).hasSize(10).doesNotContain(old);
        owner.logIn(Api.PASSWORD, "recoveryCode", old).mustBe(401, "second-factor-required");
        assertThat(owner.logIn(Api.PASSWORD, "recoveryCode", codes.get(0)).status())
                .isEqualTo(200);
    }

    /** ASVS 7.5.1: a thief with a token must not lock out the owner with a secret of the thief's. */
    @Test
    void tokenAloneSetsUpNothing() {
        owner.startSecondFactor();
        Answer refused = owner.confirmSecondFactor("wrong", owner.code(0));
        assertThat(refused.mustBe(400, "invalid-input").fields()).containsExactly("password");
        assertThat(owner.logIn(Api.PASSWORD).status()).isEqualTo(200);
    }

    /** ASVS 6.4.4. */
    @Test
    void ownerWithoutAPhoneRemovesItWithARecoveryCode() {
        owner.setUpSecondFactor(0);
        String code = owner.recoveryCodes().get(0);
        owner.prove(1);
        assertThat(owner.removeSecondFactor(Api.PASSWORD, "recoveryCode", code).status())
                .isEqualTo(204);
        assertThat(owner.logIn(Api.PASSWORD).status()).isEqualTo(200);
        owner.setUpSecondFactor(0);
        owner.logIn(Api.PASSWORD, "recoveryCode", "A".repeat(24)).mustBe(401, "second-factor-required");
    }

    /** ASVS 6.3.4: one factor alone does not reset the count. */
    @Test
    void newPasswordDoesNotForgiveWrongCodes() throws SQLException {
        owner.setUpSecondFactor(0);
        owner.prove(0);
        owner.logIn(Api.PASSWORD, "code", "000000").mustBe(401, "second-factor-required");
        assertThat(owner.changePassword(Api.PASSWORD, Api.PASSWORD).status()).isEqualTo(200);
        assertThat(TestDatabase.ask("select failures from guess_count where id = " + account()))
                .isEqualTo("1");
    }

    /** ASVS 16.3.2: the audit log shows that an attacker found the password. */
    @Test
    void rightPasswordWithoutACodeIsOnRecord() throws SQLException {
        owner.setUpSecondFactor(0);
        owner.logIn(Api.PASSWORD).mustBe(401, "second-factor-required");
        assertThat(TestDatabase.ask(
                        "select count(*) from audit_event where action = 'CODE_REFUSED' and subject = 'missing'"
                                + " and account_id = " + account()))
                .isEqualTo("1");
    }

    @Test
    void anActiveSecondFactorIsNotReplaced() {
        owner.setUpSecondFactor(0);
        owner.own().post("api/user/2fa", "").mustBe(409, "second-factor-active");
        assertThat(owner.logIn(Api.PASSWORD, "code", owner.code(1)).status()).isEqualTo(200);
    }

    @Test
    void anActiveSecondFactorIsNotConfirmedAgain() {
        owner.setUpSecondFactor(0);
        owner.confirmSecondFactor(Api.PASSWORD, owner.code(1)).mustBe(409, "second-factor-active");
    }

    /** ASVS 6.5.2, 11.4.1. */
    @Test
    void databaseHoldsNeitherSecretNorCodes() throws SQLException {
        Answer setup = owner.startSecondFactor();
        owner.confirmSecondFactor(0);
        assertThat(TestDatabase.ask("select sealed from second_factor where account_id = " + account()))
                .startsWith("v2.")
                .doesNotContain(setup.text("secret"));
        assertThat(TestDatabase.ask(
                        "select count(*) from recovery_code where length(hash) = 64 and account_id = " + account()))
                .isEqualTo("10");
    }

    /** Only a damaged database leads to it, and no caller can cause it. */
    @Test
    void secretThatCannotBeOpenedIsAFailure() throws SQLException {
        owner.setUpSecondFactor(0);
        TestDatabase.change("update second_factor set sealed = 'v2.damaged' where account_id = " + account());
        owner.logIn(Api.PASSWORD, "code", owner.code(1)).mustBe(500, "internal-error");
    }

    @Test
    void eachStepIsOnRecord() throws SQLException {
        owner.setUpSecondFactor(0);
        owner.prove(0);
        assertThat(owner.removeSecondFactor(Api.PASSWORD, "code", owner.code(1)).status())
                .isEqualTo(204);
        for (String action : List.of("SECOND_FACTOR_STARTED", "SECOND_FACTOR_ACTIVATED", "SECOND_FACTOR_REMOVED")) {
            assertThat(TestDatabase.ask("select count(*) from audit_event where action = '" + action
                            + "' and account_id = " + account()))
                    .as(action)
                    .isEqualTo("1");
        }
    }

    private String account() {
        return "(select id from account where username = '" + owner.username + "')";
    }

    private static List<String> methods(Answer answer) throws java.text.ParseException {
        return SignedJWT.parse(answer.text("token")).getJWTClaimsSet().getStringListClaim("amr");
    }
}
