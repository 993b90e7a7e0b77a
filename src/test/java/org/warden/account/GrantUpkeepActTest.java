package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.time.HandClock;
import org.warden.time.Until;

@Acts
class GrantUpkeepActTest {
    @Inject
    GrantUpkeep upkeep;

    @Inject
    RoleGrants grants;

    @Inject
    Accounts accounts;

    @Inject
    Errand errand;

    @Inject
    People people;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner ada;

    @BeforeEach
    void register() {
        ada = people.register("ada");
        people.give(ada, "Moderator");
        rows.change("update account_role set until = '2026-02-03 10:00:10Z' where role_name = 'Moderator'");
        rows.forgetEvents();
    }

    @Test
    void roleIsRemovedAtItsEndAndRecordedOnce() {
        clock.pass(Duration.ofSeconds(9));
        assertThat(upkeep.work()).isFalse();
        assertThat(rows.count("account_role where account_id = ?", ada.id())).isEqualTo(2);
        clock.pass(Duration.ofSeconds(1));
        assertThat(upkeep.work()).isTrue();
        assertThat(upkeep.work()).isFalse();
        assertThat(rows.texts("select role_name from account_role where account_id = ?", ada.id()))
                .containsExactly("User");
        assertThat(rows.events()).containsExactly("ROLE_ENDED Moderator");
        assertThat(rows.text("select account_id from audit_event"))
                .isEqualTo(ada.id().toString());
    }

    /** Otherwise the upkeep could delete the row that an act has read in order to renew it. */
    @Test
    void upkeepWaitsForAnActThatRenewsTheRole() throws Exception {
        clock.pass(Duration.ofSeconds(10));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Boolean> waiting = errand.get(() -> {
            assertThat(accounts.locked(ada.id())).isPresent();
            Future<Boolean> work = thread.submit(upkeep::work);
            assertThatThrownBy(() -> work.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            grants.give(ada.id(), "Moderator", Until.NEVER, ada.id(), "", clock.instant());
            return work;
        });
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isTrue();
        thread.shutdown();
        assertThat(rows.count("account_role where role_name = 'Moderator'")).isEqualTo(1);
        assertThat(rows.events()).isEmpty();
    }
}
