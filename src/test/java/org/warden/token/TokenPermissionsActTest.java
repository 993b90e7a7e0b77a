package org.warden.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.Rows;
import org.warden.mirror.Mirrors;
import org.warden.role.Declarations;
import org.warden.role.DeclaredPermission;
import org.warden.role.PermissionReading;
import org.warden.role.RolePermissions;

@Acts
class TokenPermissionsActTest {
    @Inject
    Declarations declarations;

    @Inject
    PermissionReading reading;

    @Inject
    RolePermissions permissions;

    @Inject
    TokenPermissions unset;

    @Inject
    Mirrors mirrors;

    @Inject
    Errand errand;

    @Inject
    Rows rows;

    @Test
    void withoutTheSettingATokenNamesRolesOnly() {
        declare("product:read");
        mirrors.reload();
        assertThat(unset.of(List.of("Administrator"))).isEmpty();
    }

    @Test
    void declaredPermissionsBelowTheWordsAreExpanded() {
        declare("product:read", "product:update", "product", "products:read", "order:item:read", "stock:read");
        give("Moderator", "product:*");
        give("User", "order:*");
        TokenPermissions chosen = chosen("product", "order:item");
        assertThat(chosen.of(List.of("Moderator"))).containsExactly("product:read", "product:update");
        assertThat(chosen.of(List.of("Moderator", "User")))
                .containsExactly("order:item:read", "product:read", "product:update");
        assertThat(chosen.of(List.of("Administrator")))
                .containsExactly("order:item:read", "product:read", "product:update");
    }

    @Test
    void permissionThatNoApplicationDeclaredIsNotInAToken() {
        give("Moderator", "product:read");
        assertThat(chosen("product").of(List.of("Moderator"))).isEmpty();
    }

    @Test
    void oneHundredAreNamedAndOneMoreIsNone() {
        declare(IntStream.range(0, 101).mapToObj(i -> "product:p" + i).toArray(String[]::new));
        IntStream.range(0, 100).forEach(i -> give("Moderator", "product:p" + i));
        assertThat(chosen("product").of(List.of("Moderator"))).hasSize(100);
        give("User", "product:p100");
        assertThat(chosen("product").of(List.of("Moderator", "User"))).isEmpty();
    }

    /** With the names of the roles: 1 + (9 + 3) + 29 × (100 + 3) = 3,000. */
    @Test
    void namesTakeAtMostThreeThousandCharacters() {
        declare(IntStream.range(10, 39)
                .mapToObj(i -> "product:" + "x".repeat(40) + ":" + "y".repeat(40) + ":12345678" + i)
                .toArray(String[]::new));
        give("Moderator", "product:*");
        assertThat(chosen("product").of(List.of("Moderator"))).hasSize(29);
        assertThat(chosen("product").of(List.of("Moderator", "User"))).isEmpty();
    }

    private void declare(String... names) {
        errand.run(() -> declarations.replace(
                "shop",
                List.of(names).stream()
                        .map(name -> new DeclaredPermission(name, "shop", ""))
                        .toList()));
    }

    private void give(String role, String permission) {
        rows.change("insert into role_permission (role_name, permission) values (?, ?)", role, permission);
        rows.change("update role set version = version + 1 where name = ?", role);
        mirrors.reload();
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private TokenPermissions chosen(String... words) {
        TokenPermissions chosen = new TokenPermissions();
        chosen.settings = new TokenSettings("issuer", "audience", Duration.ofMinutes(15), List.of(words));
        chosen.reading = reading;
        chosen.permissions = permissions;
        chosen.reload();
        return chosen;
    }
}
