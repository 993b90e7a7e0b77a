package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.time.HandClock;

@Acts
class GrantUpkeepActTest {
    @Inject
    GrantUpkeep upkeep;

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
}
