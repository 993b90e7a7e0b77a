package org.warden.secondfactor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Rows;

@Acts
class ProtectedRolesActTest {
    @Inject
    ProtectedRoles roles;

    @Inject
    Rows rows;

    @Test
    void missingRoleThatNeedsASecondFactorStopsTheStart() {
        roles.requireKnown();
        rows.change("update role set name = 'Gone' where name = 'Moderator'");
        try {
            assertThatThrownBy(roles::requireKnown).hasMessageContaining("warden.second-factor.roles");
        } finally {
            rows.change("update role set name = 'Moderator' where name = 'Gone'");
        }
    }
}
