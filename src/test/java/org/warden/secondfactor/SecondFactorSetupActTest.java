package org.warden.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.mail.Mailbox;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.time.HandClock;

@Acts
class SecondFactorSetupActTest {
    @Inject
    SecondFactorSetup setup;

    @Inject
    Apps apps;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Mailbox mailbox;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner ada;

    @BeforeEach
    void register() {
        ada = people.register("ada");
        rows.forgetEvents();
    }

    @Test
    void unconfirmedSecretHasNoEffect() {
        apps.start(ada);
        assertThat(rows.count("account where second_factor")).isZero();
        assertThat(rows.count("second_factor where confirmed is null")).isEqualTo(1);
    }

    @Test
    void startIsOnRecord() {
        apps.start(ada);
        assertThat(rows.events()).containsExactly("SECOND_FACTOR_STARTED");
    }

    @Test
    void databaseHoldsNoSecret() {
        Authenticator app = apps.start(ada);
        assertThat(rows.text("select sealed from second_factor"))
                .startsWith("v2.")
                .doesNotContain(app.hex());
    }

    @Test
    void secondStartTakesThePlaceOfTheFirst() {
        apps.start(ada);
        String first = rows.text("select sealed from second_factor");
        apps.start(ada);
        assertThat(rows.text("select sealed from second_factor")).isNotEqualTo(first);
    }

    @Test
    void confirmedSecretIsNotReplaced() {
        apps.confirm(ada, apps.prove(ada), Optional.empty());
        assertThat(Refused.as(() -> apps.start(ada))).isEqualTo(ProblemType.SECOND_FACTOR_ACTIVE);
    }

    @Test
    void removedAccountStartsNothing() {
        assertThat(Refused.as(() -> setup.start(People.caller(People.GONE), browser.requester())))
                .isEqualTo(ProblemType.INVALID_TOKEN);
    }

    @Test
    void loginsNeedACodeFromThenOn() {
        apps.confirm(ada, apps.prove(ada), Optional.empty());
        assertThat(rows.count("account where second_factor")).isEqualTo(1);
    }

    @Test
    void tenRecoveryCodesAreShown() {
        assertThat(apps.confirm(ada, apps.prove(ada), Optional.empty()))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}"));
    }

    @Test
    void sessionOfTheCallerGoesOnAndOthersEnd() {
        UUID own = people.logIn(ada).session();
        UUID other = people.logIn(ada).session();
        apps.confirm(ada, apps.prove(ada), Optional.of(own));
        assertThat(rows.text("select end_reason from session where id = ?", other))
                .isEqualTo("SECOND_FACTOR");
        assertThat(rows.count("session where ended is null")).isEqualTo(1);
    }

    @Test
    void confirmationIsToldAndOnRecord() {
        apps.confirm(ada, apps.prove(ada), Optional.empty());
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("SECOND_FACTOR_ACTIVATED");
        assertThat(rows.events()).last().isEqualTo("SECOND_FACTOR_ACTIVATED");
    }

    @Test
    void proofFromBeforeTheConfirmationIsRefused() {
        Authenticator app = apps.prove(ada);
        var proof = people.proof(ada);
        people.changeAll();
        assertThat(Refused.fields(() ->
                        setup.confirm(proof, app.codeAt(clock.instant()), People.caller(ada), browser.requester())))
                .containsExactly("password");
    }

    @Test
    void codeThatWasNotProvedConfirmsNothing() {
        Authenticator app = apps.start(ada);
        assertThat(Refused.fields(() -> apps.confirm(ada, app, Optional.empty())))
                .containsExactly("code");
    }

    @Test
    void secretThatTookThePlaceOfTheProvedOneIsNotConfirmed() {
        Authenticator app = apps.prove(ada);
        apps.start(ada);
        assertThat(Refused.fields(() -> apps.confirm(ada, app, Optional.empty())))
                .containsExactly("code");
        assertThat(rows.count("account where second_factor")).isZero();
    }

    @Test
    void secretIsConfirmedOnce() {
        Authenticator app = apps.prove(ada);
        apps.confirm(ada, app, Optional.empty());
        assertThat(Refused.as(() -> apps.confirm(ada, app, Optional.empty())))
                .isEqualTo(ProblemType.SECOND_FACTOR_ACTIVE);
    }

    @Test
    void withoutASecretThereIsNothingToConfirm() {
        assertThat(Refused.as(
                        () -> setup.confirm(people.proof(ada), "123456", People.caller(ada), browser.requester())))
                .isEqualTo(ProblemType.SECOND_FACTOR_ACTIVE);
    }
}
