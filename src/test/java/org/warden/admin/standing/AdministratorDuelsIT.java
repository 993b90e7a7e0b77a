package org.warden.admin.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;

/** The duels on one node. Other tests add administrators too: they lose the role first. */
class AdministratorDuelsIT extends OnServer {
    @Test
    void oneOfTwoAdministratorsWhoRemoveEachOtherIsLeft() throws Exception {
        Api first = api.asAdministrator();
        String others = "select a.email from account a join account_role r on r.account_id = a.id"
                + " where r.role_name = 'Administrator' and a.email <> '" + TestRun.ADMIN_EMAIL + "'";
        for (String email = TestDatabase.ask(others); email != null; email = TestDatabase.ask(others)) {
            assertThat(first.takeRole(email, "Administrator").status()).isEqualTo(200);
        }
        Duels duels = new Duels(List.of(api), TestDatabase::ask, TestRun.ADMIN_EMAIL, first);
        Api administrator = first;
        try {
            administrator = duels.fight(Math.max(Duels.LEAST, TestRun.ROUNDS));
        } finally {
            bringBack();
        }
        // So that the server hears of it: it was not told what was brought back.
        assertThat(administrator.giveRole(TestRun.ADMIN_EMAIL, "Administrator").status())
                .isEqualTo(200);
    }

    /** The other tests log in as this one. */
    private static void bringBack() throws SQLException {
        String first = " where email = '" + TestRun.ADMIN_EMAIL + "'";
        TestDatabase.change("update account set status = 'ACTIVE', stage = null, disabled = false, locked_until = null,"
                + " deletes = null" + first);
        TestDatabase.change("delete from account_role where account_id in (select id from account" + first + ")");
        TestDatabase.change(
                "insert into account_role (account_id, role_name) select id, 'Administrator' from account" + first);
    }
}
