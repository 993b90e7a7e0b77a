package org.warden.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.Rows;
import org.warden.problem.Refused;
import org.warden.time.HandClock;

@Acts
class RegistrationUpkeepActTest {
    /** The life of a link plus one week. */
    private static final Duration KEPT = Duration.ofDays(8);

    @Inject
    RegistrationUpkeep upkeep;

    @Inject
    StaleAccounts stale;

    @Inject
    Registration registration;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    @BeforeEach
    void invite() {
        registration.invite(People.person("ada"), people.hash(), browser.requester());
    }

    @Test
    void accountThatWaitsIsKeptForAWeekLongerThanItsLink() {
        clock.pass(KEPT);
        pass();
        assertThat(rows.count("account")).isEqualTo(1);
    }

    @Test
    void accountThatWaitedForLongerIsRemoved() {
        clock.pass(KEPT.plusMillis(1));
        pass();
        assertThat(rows.count("account")).isZero();
    }

    @Test
    void removalIsOnRecordWithItsReason() {
        clock.pass(KEPT.plusMillis(1));
        pass();
        assertThat(rows.events()).last().isEqualTo("ACCOUNT_DELETED unconfirmed");
    }

    @Test
    void addressIsFreeAgain() {
        clock.pass(KEPT.plusMillis(1));
        pass();
        assertThat(Refused.as(() -> registration.requireFree(People.person("ada"))))
                .isNull();
    }

    @Test
    void accountThatWasConfirmedMeanwhileStays() {
        UUID id = UUID.fromString(rows.text("select id from account"));
        rows.change("update account set status = 'ACTIVE', stage = 'ACTIVE'");
        stale.delete(id);
        assertThat(rows.count("account")).isEqualTo(1);
    }

    @Test
    void openAccountStays() {
        people.register("grace");
        clock.pass(KEPT.plusMillis(1));
        pass();
        assertThat(rows.texts("select username from account")).containsExactly("grace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCKED", "DISABLED", "DELETED"})
    void accountThatWaitsIsRemovedWhateverHidesIt(String status) {
        rows.change("update account set status = ?, stage = 'UNCONFIRMED'", status);
        clock.pass(KEPT.plusMillis(1));
        pass();
        assertThat(rows.count("account")).isZero();
    }

    @Test
    void accountsThatWaitAreFoundByAnIndex() {
        assertThat(rows.plans("SELECT%FROM account %created <%", this::pass))
                .hasSize(1)
                .allSatisfy((sql, plan) ->
                        assertThat(plan).doesNotContain("tableScan").containsPattern("(?i)account_by_(status|kind)"));
    }

    /** An application inside the WAR may need an account. */
    @Test
    void accountThatCannotBeDeletedDoesNotKeepTheOthersFromIt() {
        rows.change("create table obstacle (id uuid references account (id))");
        try {
            rows.change("insert into obstacle (id) select id from account");
            clock.pass(Duration.ofSeconds(1));
            registration.invite(People.person("bob"), people.hash(), browser.requester());
            clock.pass(KEPT.plusMillis(1));
            pass();
            assertThat(rows.texts("select username from account")).containsExactly("ada");
        } finally {
            rows.change("drop table obstacle");
        }
    }

    @Test
    void onePieceRemovesOneAccount() {
        registration.invite(People.person("bob"), people.hash(), browser.requester());
        clock.pass(KEPT.plusMillis(1));
        assertThat(upkeep.work()).as("more").isTrue();
        assertThat(rows.count("account")).isEqualTo(1);
        pass();
    }

    /** The bean is the same in all tests: a pass that began must end. */
    private void pass() {
        boolean more = true;
        while (more) {
            more = upkeep.work();
        }
    }
}
