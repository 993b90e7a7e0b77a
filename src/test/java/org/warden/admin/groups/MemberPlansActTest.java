package org.warden.admin.groups;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.account.RoleGrants;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;

/** H2 reads members of a group and holders of a role in the order of an index, as for lists of accounts. */
@Acts
class MemberPlansActTest {
    @Inject
    MemberList list;

    @Inject
    RoleGrants grants;

    @Inject
    People people;

    @Inject
    Errand errand;

    @Inject
    Rows rows;

    @Test
    void membersAreReadInTheOrderOfAnIndex() {
        Owner root = people.register("root");
        UUID group = new UUID(1, 1);
        rows.change(
                "insert into user_group (id, name, name_key, parent_id, version) values (?, 'g', 'g', ?, 1)",
                group,
                new UUID(0, 0));
        assertThat(rows.plans(
                        "SELECT%group_member%account%ORDER BY%", () -> list.page(People.caller(root), group, null, 50)))
                .isNotEmpty()
                .allSatisfy((sql, plan) -> assertThat(plan).contains("index sorted"));
    }

    @Test
    void holdersAreCountedAlongAnIndex() {
        assertThat(rows.plans(
                        "select%account_role%limit 10000%", () -> errand.run(() -> grants.holders(List.of("User")))))
                .isNotEmpty()
                .allSatisfy((sql, plan) -> assertThat(plan).contains("account_role_oldest", "index sorted"));
    }
}
