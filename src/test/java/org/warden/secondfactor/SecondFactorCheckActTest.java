package org.warden.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.time.HandClock;

@Acts
class SecondFactorCheckActTest {
    private static final Duration STEP = Duration.ofSeconds(30);

    @Inject
    SecondFactorCheck check;

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
        clock.pass(STEP.multipliedBy(3));
        rows.forgetEvents();
    }

    @Test
    void codeOfNowIsAccepted() {
        assertThat(code(now())).isTrue();
    }

    @Test
    void codeIsAcceptedOnce() {
        code(now());
        assertThat(code(now())).isFalse();
        assertThat(rows.events()).containsExactly("CODE_REFUSED spent");
    }

    @Test
    void spentCodeIsNotCountedAsAGuess() {
        code(now());
        code(now());
        assertThat(rows.text("select failures from guess_count")).isEqualTo("0");
    }

    @Test
    void codesOfTheStepsBeforeAndAfterAreAccepted() {
        assertThat(code(app.codeAt(clock.instant().minus(STEP)))).isTrue();
        assertThat(code(app.codeAt(clock.instant().plus(STEP)))).isTrue();
    }

    @Test
    void codeOfTwoStepsAgoIsWrong() {
        assertThat(code(app.codeAt(clock.instant().minus(STEP.multipliedBy(2)))))
                .isFalse();
    }

    @Test
    void earlierCodeIsRefusedAfterALaterOne() {
        code(now());
        assertThat(code(app.codeAt(clock.instant().minus(STEP)))).isFalse();
    }

    @Test
    void wrongCodeIsAGuess() {
        assertThat(code("x")).isFalse();
        assertThat(rows.text("select failures from guess_count")).isEqualTo("1");
        assertThat(rows.events()).containsExactly("CODE_REFUSED wrong");
    }

    @Test
    void tenWrongCodesLockTheAccount() {
        for (int i = 0; i < 10; i++) {
            code("x");
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(rows.events()).last().isEqualTo("ACCOUNT_LOCKED wrong");
    }

    @Test
    void rightCodeIsRefusedDuringAPauseAndNotUsedUp() {
        pause();
        assertThat(code(now())).isFalse();
        assertThat(rows.events()).last().isEqualTo("CODE_REFUSED blocked");
        clock.pass(Duration.ofSeconds(1));
        assertThat(code(now())).isTrue();
    }

    @Test
    void accountWithoutASecondFactorAcceptsNoCode() {
        Owner grace = people.register("grace");
        assertThat(check.code(grace.id(), grace.id(), now(), browser.requester()))
                .isFalse();
    }

    @Test
    void recoveryCodeIsAcceptedOnce() {
        assertThat(recover(recovery.get(0))).isTrue();
        assertThat(recover(recovery.get(0))).isFalse();
        assertThat(rows.count("recovery_code")).isEqualTo(9);
    }

    @Test
    void recoveryCodeIsOnRecordByTheOwner() {
        recover(recovery.get(0));
        assertThat(rows.events()).containsExactly("RECOVERY_CODE_USED");
        assertThat(rows.count("audit_event where actor_id = ?", ada.id())).isEqualTo(1);
    }

    @Test
    void recoveryCodeIsReadAsPeopleTypeIt() {
        assertThat(recover(recovery.get(0).replace('-', ' ').toLowerCase(Locale.ROOT)))
                .isTrue();
    }

    @Test
    void recoveryCodeOfAnotherAccountIsRefused() {
        Owner grace = people.register("grace");
        assertThat(check.recoveryCode(grace.id(), grace.id(), recovery.get(0), browser.requester()))
                .isFalse();
        assertThat(recover(recovery.get(0))).as("at its own account").isTrue();
    }

    @Test
    void wrongRecoveryCodeIsAGuess() {
        recover("x");
        assertThat(rows.text("select failures from guess_count")).isEqualTo("1");
    }

    @Test
    void recoveryCodeIsNotUsedUpDuringAPause() {
        pause();
        assertThat(recover(recovery.get(0))).isFalse();
        assertThat(rows.count("recovery_code")).isEqualTo(10);
    }

    @Test
    void databaseHoldsNoRecoveryCode() {
        assertThat(rows.count("recovery_code where hash = ?", recovery.get(0).replace("-", "")))
                .isZero();
    }

    @Test
    void missingCodeIsOnRecord() {
        check.missing(ada.id(), browser.requester());
        assertThat(rows.events()).containsExactly("CODE_REFUSED missing");
    }

    private void pause() {
        for (int i = 0; i < 3; i++) {
            code("x");
        }
    }

    private String now() {
        return app.codeAt(clock.instant());
    }

    private boolean code(String code) {
        return check.code(ada.id(), ada.id(), code, browser.requester());
    }

    private boolean recover(String code) {
        return check.recoveryCode(ada.id(), ada.id(), code, browser.requester());
    }
}
