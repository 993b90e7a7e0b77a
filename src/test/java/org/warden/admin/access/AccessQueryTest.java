package org.warden.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.Refused;

class AccessQueryTest {
    @Test
    void permissionOrRoleIsAskedFor() {
        assertThat(AccessQuery.of("order:*", null, "2026-02-03T10:00:00Z"))
                .isEqualTo(new AccessQuery("order:*", null, Instant.parse("2026-02-03T10:00:00Z")));
        assertThat(AccessQuery.of(null, "User", null)).isEqualTo(new AccessQuery(null, "User", null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-,-,permission", "order:read,User,role", "'','',role"})
    void exactlyOneIsNeeded(String permission, String role, String field) {
        assertThat(Refused.fields(() -> AccessQuery.of(permission, role, null))).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*:read", "Order:read", "order:read\0", "order::read", "%", "'"})
    void permissionHasItsForm(String permission) {
        assertThat(Refused.fields(() -> AccessQuery.of(permission, null, null))).containsExactly("permission");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "order:read", "User\0", "%%", "''", "\u202eresU"})
    void roleHasItsForm(String role) {
        assertThat(Refused.fields(() -> AccessQuery.of(null, role, null))).containsExactly("role");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "now", "1785000000", "2026-02-30T10:00:00Z", "2026-02-03", "+9999999999-01-01T00:00:00Z"})
    void issuedIsATime(String issued) {
        assertThat(Refused.fields(() -> AccessQuery.of("order:read", null, issued)))
                .containsExactly("issued");
    }
}
