package org.warden.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.mail.Mailbox;
import org.warden.problem.Refused;
import org.warden.registration.Registration;
import org.warden.time.HandClock;

@Acts
class EmailChangeActTest {
    private static final String NEW = "new@example.org";

    @Inject
    EmailChange change;

    @Inject
    Registration registration;

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
    }

    @Test
    void linkGoesToTheNewAddress() {
        request(NEW);
        assertThat(mailbox.last(NEW).template()).isEqualTo("CHANGE_EMAIL");
    }

    @Test
    void addressStaysUntilTheLinkIsUsed() {
        request(NEW);
        assertThat(rows.text("select email from account")).isEqualTo(ada.email());
    }

    @Test
    void requestIsOnRecord() {
        request(NEW);
        assertThat(rows.events()).last().isEqualTo("EMAIL_CHANGE_REQUESTED");
    }

    @Test
    void ownerOfATakenAddressIsToldAndGetsNoLink() {
        Owner grace = people.register("grace");
        request("GRACE@example.org");
        assertThat(mailbox.templates()).containsExactly("EMAIL_TAKEN");
        assertThat(mailbox.all().get(0).text()).doesNotContain("/link/");
        assertThat(mailbox.all().get(0).to()).isEqualTo(grace.email());
    }

    @Test
    void takenAddressIsOnRecordLikeAFreeOne() {
        people.register("grace");
        request("grace@example.org");
        assertThat(rows.events()).last().isEqualTo("EMAIL_CHANGE_REQUESTED");
    }

    @Test
    void registrationThatWaitsDoesNotTakeAnAddress() {
        registration.invite(People.person("grace"), people.hash(), browser.requester());
        request("grace@example.org");
        assertThat(mailbox.last("grace@example.org").template()).isEqualTo("CHANGE_EMAIL");
    }

    @Test
    void ownAddressInOtherLettersIsNotTaken() {
        request("ADA@example.org");
        assertThat(mailbox.last("ADA@example.org").template()).isEqualTo("CHANGE_EMAIL");
    }

    @Test
    void addressThatAnotherOwnerMayGetBackIsTaken() {
        people.wayBack(people.register("grace"), NEW);
        request(NEW);
        assertThat(mailbox.templates()).containsExactly("EMAIL_TAKEN");
    }

    @Test
    void addressThatTheCallerMayGetBackIsNotTaken() {
        people.wayBack(ada, NEW);
        request(NEW);
        assertThat(mailbox.templates()).containsExactly("CHANGE_EMAIL");
    }

    @Test
    void proofFromBeforeAChangeIsRefused() {
        var proof = people.proof(ada);
        people.changeAll();
        assertThat(Refused.fields(() -> change.request(proof, NEW, browser.requester())))
                .containsExactly("password");
        assertThat(rows.count("link")).isZero();
    }

    @Test
    void accountMailsFiveLinksAnHourWhateverTheAddresses() {
        for (int i = 0; i < 6; i++) {
            request("new" + i + "@example.org");
        }
        assertThat(mailbox.all()).hasSize(5);
    }

    @Test
    void accountMailsLinksAgainAnHourLater() {
        for (int i = 0; i < 6; i++) {
            request("new" + i + "@example.org");
        }
        clock.pass(Duration.ofHours(1));
        request(NEW);
        assertThat(mailbox.last(NEW).template()).isEqualTo("CHANGE_EMAIL");
    }

    private void request(String email) {
        change.request(people.proof(ada), email, browser.requester());
    }
}
