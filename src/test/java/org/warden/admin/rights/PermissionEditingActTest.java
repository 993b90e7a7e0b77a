package org.warden.admin.rights;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.admin.rights.DeclarationRequest.Declared;
import org.warden.admin.rights.PermissionsView.Node;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;

@Acts
class PermissionEditingActTest {
    @Inject
    PermissionEditing editing;

    @Inject
    PermissionTree tree;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    private Owner root;

    @BeforeEach
    void register() {
        root = people.administrator("root");
        rows.forgetEvents();
    }

    @Test
    void declarationReplacesTheFormerOneOfTheApplication() {
        declare("shop", "order:read", "order:write");
        declare("stock", "product:read");
        assertThat(declare("shop", "order:write", "order:cancel").permissions())
                .containsExactly("order:cancel", "order:write");
        assertThat(rows.texts("select name from permission order by name"))
                .containsExactly("order:cancel", "order:write", "product:read");
        assertThat(rows.events())
                .containsExactly(
                        "PERMISSIONS_DECLARED shop", "PERMISSIONS_DECLARED stock", "PERMISSIONS_DECLARED shop");
    }

    @Test
    void permissionOfAnotherApplicationIsTaken() {
        declare("shop", "order:read");
        assertThat(Refused.as(() -> declare("stock", "order:read"))).isEqualTo(ProblemType.PERMISSION_TAKEN);
    }

    /** The names are looked up in pieces. */
    @Test
    void lastOfManyPermissionsIsTakenToo() {
        declare("shop", "order:read");
        String[] many = IntStream.range(0, 251)
                .mapToObj(i -> i == 250 ? "order:read" : "product:p" + i)
                .toArray(String[]::new);
        assertThat(Refused.as(() -> declare("stock", many))).isEqualTo(ProblemType.PERMISSION_TAKEN);
    }

    @Test
    void thereAreAtMost100Applications() {
        for (int i = 0; i < 100; i++) {
            rows.change("insert into permission (name, application, description) values (?, ?, '')", "p" + i, "a" + i);
        }
        assertThat(Refused.as(() -> declare("shop", "order:read"))).isEqualTo(ProblemType.TOO_MANY_APPLICATIONS);
        declare("a7", "order:read");
    }

    @Test
    void wildcardsWardensOwnAndRepetitionsAreRefused() {
        assertThat(Refused.fields(() -> declare(
                        "shop", "order:read", "order:*", "*", "warden:key:read", "warden", "order:read", "Order")))
                .containsExactly(
                        "permissions[1].name",
                        "permissions[2].name",
                        "permissions[3].name",
                        "permissions[4].name",
                        "permissions[5].name",
                        "permissions[6].name");
    }

    @Test
    void callerWithoutThePermissionIsRefused() {
        Owner ada = people.register("ada");
        assertThat(Refused.as(() -> editing.declare(
                        People.caller(ada), "shop", new DeclarationRequest(List.of()), browser.requester())))
                .isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void treeHoldsWhatIsDeclaredAndWhatRolesUse() {
        declare("shop", "order:item:read");
        rows.change("insert into role_permission (role_name, permission) values ('Moderator', 'order:*')");
        List<Node> top = tree.read().permissions();
        assertThat(top).extracting(Node::name).containsExactly("*", "order", "warden");
        assertThat(top.get(0).roles()).containsExactly("Administrator");
        Node order = top.get(1);
        assertThat(order.application()).isNull();
        assertThat(order.permissions()).extracting(Node::name).containsExactly("order:*", "order:item");
        assertThat(order.permissions().get(0).roles()).containsExactly("Moderator");
        assertThat(order.permissions().get(1).permissions())
                .containsExactly(new Node("order:item:read", "text", "shop", List.of(), List.of()));
        assertThat(top.get(2).permissions()).extracting(Node::name).contains("warden:account", "warden:key");
    }

    private DeclarationView declare(String application, String... names) {
        return editing.declare(
                People.caller(root),
                application,
                new DeclarationRequest(Arrays.stream(names)
                        .map(name -> new Declared(name, "text"))
                        .toList()),
                browser.requester());
    }
}
