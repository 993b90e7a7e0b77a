package org.warden.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Rows;

@Acts
class FirstStartActTest {
    @Inject
    FirstStart start;

    @Inject
    Rows rows;

    @Test
    void emptyDatabaseGetsAKeyAndAnAdministrator() {
        rows.change("delete from signing_key");
        assertThat(start.ensure()).isPresent();
        assertThat(rows.count("signing_key")).isEqualTo(1);
        assertThat(rows.count("account_role where role_name = 'Administrator'")).isEqualTo(1);
    }

    @Test
    void laterStartAddsNothing() {
        start.ensure();
        assertThat(start.ensure()).isEmpty();
        assertThat(rows.count("signing_key")).isEqualTo(1);
        assertThat(rows.count("account")).isEqualTo(1);
    }
}
