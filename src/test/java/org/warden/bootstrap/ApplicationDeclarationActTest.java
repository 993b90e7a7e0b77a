package org.warden.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.Rows;

/** The permissions of an application inside the WAR are declared at the start. */
@Acts
class ApplicationDeclarationActTest {
    private static final Map<String, String> PERMISSIONS =
            Map.of("product:create", "Create products", "product:update", "Change products");

    @Inject
    ApplicationDeclaration declaration;

    @Inject
    Errand errand;

    @Inject
    Rows rows;

    @Test
    void wardenAloneDeclaresNothing() {
        errand.run(declaration::ensure);
        assertThat(rows.count("permission")).isZero();
    }

    @Test
    void firstStartDeclaresThem() {
        declare("shop", PERMISSIONS);
        assertThat(rows.texts("select name || ' ' || application || ' ' || description from permission order by name"))
                .containsExactly("product:create shop Create products", "product:update shop Change products");
        assertThat(rows.events()).containsExactly("PERMISSIONS_DECLARED shop");
    }

    @Test
    void nextStartWritesNothing() {
        declare("shop", PERMISSIONS);
        declare("shop", PERMISSIONS);
        assertThat(rows.events()).hasSize(1);
    }

    @Test
    void startOfANewVersionReplacesThem() {
        declare("shop", PERMISSIONS);
        declare("shop", Map.of("product:create", "Add products"));
        assertThat(rows.texts("select description from permission")).containsExactly("Add products");
    }

    /** Otherwise a caller who may declare permissions, or another name of the application, could prevent the start. */
    @Test
    void permissionsOfOtherApplicationsAreTaken() {
        declare("shop", PERMISSIONS);
        declare("store", Map.of("product:create", "Add products"));
        assertThat(rows.texts("select name || ' ' || application from permission order by name"))
                .containsExactly("product:create store", "product:update shop");
    }

    @Test
    void longDescriptionStopsTheStart() {
        declare("shop", Map.of("product:create", "x".repeat(200)));
        assertThatIllegalStateException()
                .isThrownBy(() -> declare("shop", Map.of("product:create", "x".repeat(201))))
                .withMessageContaining("product:create has a description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "my shop", "warden", "null\n", "sh\u00f6p"})
    void wrongNameStopsTheStart(String application) {
        assertThatIllegalStateException()
                .isThrownBy(() -> declare(application, PERMISSIONS))
                .withMessageContaining("warden-permissions.properties: application must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "product:*", "product", "Product:read", "warden", "warden:account:read", "a:b:c:d:e:f:g"
            })
    void wrongPermissionStopsTheStart(String name) {
        assertThatIllegalStateException()
                .isThrownBy(() -> declare("shop", Map.of(name, "Wrong")))
                .withMessageContaining("warden-permissions.properties: " + name + " must");
    }

    private void declare(String application, Map<String, String> permissions) {
        errand.run(() -> declaration.ensure(application, permissions));
    }
}
