package org.warden.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    private final Permissions permissions =
            new Permissions(Map.of("Editor", Set.of("product:update", "order:*"), "Owner", Set.of("*")));

    @ParameterizedTest
    @CsvSource({
        "product:update, true",
        "product:read, false",
        "product:update:price, false",
        "product, false",
        "order:read, true",
        "order:item:read, true",
        "order, false",
        "orders:read, false"
    })
    void roleHasItsOwnPermissionsAndThoseBelowAWildcard(String permission, boolean allowed) {
        assertThat(permissions.allow(List.of("User", "Editor"), permission)).isEqualTo(allowed);
    }

    @Test
    void wildcardAloneStandsForEverything() {
        assertThat(permissions.allow(List.of("Owner"), "product:update:price")).isTrue();
    }

    @Test
    void otherRoleHasNoPermission() {
        assertThat(permissions.allow(List.of("User"), "product:update")).isFalse();
    }

    @Test
    void onlyAdministratorsHavePermissionsByDefault() {
        Permissions standard = new Permissions();
        assertThat(standard.allow(List.of("Administrator"), "product:update")).isTrue();
        assertThat(standard.allow(List.of("Moderator", "User"), "product:update"))
                .isFalse();
    }
}
