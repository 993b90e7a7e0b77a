package org.warden.role;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.Rows;
import org.warden.mirror.Mirrors;

@Acts
class RolePermissionsActTest {
    @Inject
    RolePermissions permissions;

    @Inject
    Roles roles;

    @Inject
    Mirrors mirrors;

    @Inject
    Errand errand;

    @Inject
    Rows rows;

    @Test
    void onlyAdministratorsHavePermissionsByDefault() {
        assertThat(permissions.allow(List.of("User", "Administrator"), "product:update"))
                .isTrue();
        assertThat(permissions.allow(List.of("Moderator", "User"), "product:update"))
                .isFalse();
        assertThat(permissions.allow(List.of("Emperor"), "product:update")).isFalse();
    }

    @Test
    void roleHasItsPermissionsAfterAReload() {
        give("Moderator", "product:*");
        assertThat(permissions.allow(List.of("Moderator"), "product:update")).isFalse();
        mirrors.reload();
        assertThat(permissions.allow(List.of("Moderator"), "product:update")).isTrue();
    }

    @Test
    void changeOnThisNodeIsInForceAtOnce() {
        give("Moderator", "product:*");
        errand.run(() -> roles.markChanged());
        mirrors.catchUp();
        assertThat(permissions.allow(List.of("Moderator"), "product:update")).isTrue();
    }

    @Test
    void deletedRoleHasNoPermission() {
        rows.change("insert into role (name) values ('Editor')");
        give("Editor", "product:read");
        mirrors.reload();
        assertThat(permissions.allow(List.of("Editor"), "product:read")).isTrue();
        rows.change("delete from role where name = 'Editor'");
        mirrors.reload();
        assertThat(permissions.allow(List.of("Editor"), "product:read")).isFalse();
    }

    @Test
    void permissionsOfRolesArePublishedWithoutWardensOwn() {
        give("Moderator", "product:read");
        give("Moderator", "order:*");
        give("Moderator", "warden:account:read");
        give("User", "warden:*");
        mirrors.reload();
        assertThat(permissions.published().json())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"roles\":{\"Administrator\":[\"*\"],\"Moderator\":[\"order:*\",\"product:read\"]}}");
    }

    @Test
    void tagChangesWithTheDocument() {
        String before = permissions.published().etag();
        give("User", "warden:*");
        mirrors.reload();
        assertThat(permissions.published().etag()).isEqualTo(before);
        give("User", "product:read");
        mirrors.reload();
        assertThat(permissions.published().etag()).isNotEqualTo(before);
    }

    private void give(String role, String permission) {
        rows.change("insert into role_permission (role_name, permission) values (?, ?)", role, permission);
        rows.change("update role set version = version + 1 where name = ?", role);
    }
}
