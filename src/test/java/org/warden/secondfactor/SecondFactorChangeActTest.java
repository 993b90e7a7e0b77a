package org.warden.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
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
import org.warden.problem.Refused;

@Acts
class SecondFactorChangeActTest {
    @Inject
    SecondFactorChange change;

    @Inject
    SecondFactorCheck check;

    @Inject
    Apps apps;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Mailbox mailbox;

    @Inject
    Rows rows;

    private Owner ada;
    private List<String> recovery;

    @BeforeEach
    void activate() {
        ada = people.register("ada");
        recovery = apps.confirm(ada, apps.prove(ada), Optional.empty());
        rows.forgetEvents();
    }

    @Test
    void loginsNeedNoCodeAnyMore() {
        remove(Optional.empty());
        assertThat(rows.count("account where second_factor")).isZero();
        assertThat(rows.count("second_factor")).isZero();
    }

    @Test
    void recoveryCodesGoToo() {
        remove(Optional.empty());
        assertThat(rows.count("recovery_code")).isZero();
    }

    @Test
    void sessionOfTheCallerGoesOnAndOthersEnd() {
        UUID own = people.logIn(ada).session();
        UUID other = people.logIn(ada).session();
        remove(Optional.of(own));
        assertThat(rows.texts("select end_reason from session where ended is not null"))
                .containsExactly("SECOND_FACTOR");
        assertThat(rows.count("session where ended is not null and id = ?", other))
                .isEqualTo(1);
    }

    @Test
    void removalIsToldAndOnRecord() {
        remove(Optional.empty());
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("SECOND_FACTOR_REMOVED");
        assertThat(rows.events()).containsExactly("SECOND_FACTOR_REMOVED");
    }

    @Test
    void anotherAppMayFollow() {
        remove(Optional.empty());
        assertThat(Refused.as(() -> apps.start(ada))).isNull();
    }

    @Test
    void proofCountsForOneRemoval() {
        var proof = people.proof(ada);
        change.remove(proof, People.caller(ada), browser.requester());
        assertThat(Refused.fields(() -> change.remove(proof, People.caller(ada), browser.requester())))
                .containsExactly("password");
    }

    @Test
    void newRecoveryCodesTakeThePlaceOfTheOld() {
        List<String> renewed = renew();
        assertThat(check.recoveryCode(ada.id(), ada.id(), recovery.get(0), browser.requester()))
                .isFalse();
        assertThat(check.recoveryCode(ada.id(), ada.id(), renewed.get(0), browser.requester()))
                .isTrue();
    }

    @Test
    void renewalIsToldAndOnRecord() {
        renew();
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("RECOVERY_CODES_RENEWED");
        assertThat(rows.events()).containsExactly("RECOVERY_CODES_RENEWED");
    }

    @Test
    void renewalAfterAChangeIsRefused() {
        var proof = people.proof(ada);
        people.changeAll();
        assertThat(Refused.fields(() -> change.renewCodes(proof, browser.requester())))
                .containsExactly("password");
        assertThat(check.recoveryCode(ada.id(), ada.id(), recovery.get(0), browser.requester()))
                .as("the old codes")
                .isTrue();
    }

    private void remove(Optional<UUID> current) {
        change.remove(people.proof(ada), People.caller(ada, current), browser.requester());
    }

    private List<String> renew() {
        return change.renewCodes(people.proof(ada), browser.requester()).recoveryCodes();
    }
}
