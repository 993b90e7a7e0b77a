package org.warden.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.proof.Proof;
import org.warden.time.HandClock;

/** The proof of the second factor after the password. */
@Acts
class SecondFactorProofActTest {
    @Inject
    SecondFactorProof proof;

    @Inject
    Apps apps;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner ada;
    private Authenticator app;
    private List<String> recovery;

    @BeforeEach
    void activate() {
        ada = people.register("ada");
        app = apps.prove(ada);
        recovery = apps.confirm(ada, app, Optional.empty());
        clock.pass(Duration.ofMinutes(2));
        rows.forgetEvents();
    }

    @Test
    void rightPasswordAndCodeAreTheProof() {
        assertThat(code(now(), null).methods()).containsExactly("pwd", "otp", "mfa");
    }

    @Test
    void recoveryCodeTakesThePlaceOfACode() {
        assertThat(code(null, recovery.get(0)).methods()).containsExactly("pwd", "otp", "mfa");
    }

    @Test
    void codeIsAskedForAfterTheRightPassword() {
        assertThat(Refused.as(() -> code(null, null))).isEqualTo(ProblemType.SECOND_FACTOR_REQUIRED);
        assertThat(rows.events()).containsExactly("CODE_REFUSED missing");
    }

    @Test
    void wrongCodeIsRefused() {
        assertThat(Refused.as(() -> code("x", null))).isEqualTo(ProblemType.SECOND_FACTOR_REQUIRED);
    }

    @Test
    void wrongRecoveryCodeIsRefused() {
        assertThat(Refused.as(() -> code(null, "x"))).isEqualTo(ProblemType.SECOND_FACTOR_REQUIRED);
    }

    @Test
    void codeAndRecoveryCodeTogetherAreRefused() {
        assertThat(Refused.fields(() -> code(now(), recovery.get(0)))).containsExactly("code");
        assertThat(rows.count("recovery_code")).isEqualTo(10);
    }

    @Test
    void wrongCodesAreCountedForTheDeviceThatSendsThem() {
        browser.keep(people.logIn(ada).device());
        Refused.as(() -> code("x", null));
        assertThat(rows.count("guess_count where id = ?", ada.id())).isZero();
        assertThat(rows.count("guess_count")).isEqualTo(1);
    }

    /** Otherwise a stranger who has locked the account could keep its owner from changing the second factor. */
    @Test
    void wrongCodesOfAChangeAreCountedForTheDeviceThatSendsThem() {
        browser.keep(people.logIn(ada).device());
        Refused.as(() -> both(People.PASSWORD, "x", null));
        Refused.as(() -> both(People.PASSWORD, null, "x"));
        Refused.as(() -> first(ada, People.PASSWORD, "x"));
        assertThat(rows.count("guess_count where id = ?", ada.id())).isZero();
        assertThat(rows.text("select failures from guess_count")).isEqualTo("3");
    }

    @Test
    void strangerWhoLocksTheAccountDoesNotKeepAKnownDeviceFromAChange() {
        browser.keep(people.logIn(ada).device());
        rows.change(
                "insert into guess_count (id, failures, blocked_until, last_failed) values (?, 100, ?, ?)",
                ada.id(),
                clock.instant().plus(Duration.ofHours(1)).toString(),
                clock.instant().toString());
        assertThat(Refused.as(() -> both(People.PASSWORD, now(), null))).isNull();
    }

    @Test
    void ownerProvesBothFactors() {
        assertThat(Refused.as(() -> both(People.PASSWORD, now(), null))).isNull();
    }

    @Test
    void ownerWithoutThePhoneUsesARecoveryCode() {
        assertThat(Refused.as(() -> both(People.PASSWORD, null, recovery.get(0))))
                .isNull();
    }

    @Test
    void exactlyOneCodeIsRequired() {
        assertThat(Refused.fields(() -> both(People.PASSWORD, null, null))).containsExactly("code");
        assertThat(Refused.fields(() -> both(People.PASSWORD, now(), recovery.get(0))))
                .containsExactly("code");
    }

    @Test
    void wrongFieldIsNamed() {
        assertThat(Refused.fields(() -> both(People.WRONG, now(), null))).containsExactly("password");
        assertThat(Refused.fields(() -> both(People.PASSWORD, "x", null))).containsExactly("code");
        assertThat(Refused.fields(() -> both(People.PASSWORD, null, "x"))).containsExactly("recoveryCode");
    }

    @Test
    void firstCodeIsProvedWithThePassword() {
        Owner grace = people.register("grace");
        Authenticator hers = apps.start(grace);
        assertThat(Refused.fields(() -> first(grace, People.WRONG, hers.codeAt(clock.instant()))))
                .containsExactly("password");
        assertThat(Refused.fields(() -> first(grace, People.PASSWORD, "x"))).containsExactly("code");
        assertThat(Refused.fields(() -> first(grace, People.PASSWORD, null))).containsExactly("code");
        assertThat(Refused.as(() -> first(grace, People.PASSWORD, hers.codeAt(clock.instant()))))
                .isNull();
    }

    /** Proves the second factor after the right password, as a login does. */
    private Proof code(String code, String recoveryCode) {
        Proof password = people.prove("ada", People.PASSWORD).orElseThrow();
        return proof.code(password, new ProofRequest(People.PASSWORD, code, recoveryCode), browser.requester());
    }

    private void both(String password, String code, String recoveryCode) {
        proof.both(People.caller(ada), new ProofRequest(password, code, recoveryCode), browser.requester());
    }

    private void first(Owner owner, String password, String code) {
        proof.first(People.caller(owner), new ProofRequest(password, code, null), browser.requester());
    }

    private String now() {
        return app.codeAt(clock.instant());
    }
}
