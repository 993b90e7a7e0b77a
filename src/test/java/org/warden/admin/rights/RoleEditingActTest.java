package org.warden.admin.rights;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.http.IfMatch;
import org.warden.mirror.Mirrors;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.role.RolePermissions;
import org.warden.time.HandClock;

@Acts
class RoleEditingActTest {
    private static final IfMatch ANY = new IfMatch(List.of("*"));
    private static final IfMatch NONE = new IfMatch(List.of());

    @Inject
    RoleEditing editing;

    @Inject
    RoleList list;

    @Inject
    RolePermissions permissions;

    @Inject
    Mirrors mirrors;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner root;

    @BeforeEach
    void register() {
        root = people.administrator("root");
        rows.forgetEvents();
    }

    @Test
    void roleIsCreated() {
        RoleView created = create("Clerk", "sells", "order:*", "product:read");
        assertThat(created)
                .isEqualTo(new RoleView(
                        "Clerk",
                        "sells",
                        List.of("order:*", "product:read"),
                        0,
                        clock.instant().toEpochMilli()));
        assertThat(list.named("clerk")).isEqualTo(created);
        assertThat(rows.events()).containsExactly("ROLE_CREATED Clerk");
    }

    @Test
    void newRoleCountsOnThisNodeAtOnce() {
        create("Clerk", null, "order:*");
        mirrors.catchUp();
        assertThat(permissions.allow(List.of("Clerk"), "order:read")).isTrue();
    }

    @Test
    void nameIsTakenInAnyLetters() {
        assertThat(Refused.as(() -> create("moderator", null))).isEqualTo(ProblemType.ROLE_TAKEN);
    }

    @Test
    void thereAreAtMost500Roles() {
        rows.change("insert into role (name) select 'r' || \"X\" from system_range(1, 496)");
        create("Clerk", null);
        assertThat(Refused.as(() -> create("Editor", null))).isEqualTo(ProblemType.TOO_MANY_ROLES);
    }

    @Test
    void permissionsHaveTheirForm() {
        assertThat(Refused.fields(() -> create("Clerk", null, "order:read", "Order:read", "*:read", "order:*")))
                .containsExactly("permissions[1]", "permissions[2]");
        assertThat(Refused.fields(() -> change("Moderator", null, ANY, "order read")))
                .containsExactly("permissions[0]");
    }

    @Test
    void callerPutsIntoARoleOnlyWhatTheyHold() {
        Owner editor = editor("warden:role:write", "order:*");
        editing.create(
                People.caller(editor), new NewRoleRequest("Clerk", null, List.of("order:read")), browser.requester());
        assertThat(Refused.as(() -> editing.create(
                        People.caller(editor),
                        new NewRoleRequest("Other", null, List.of("product:read")),
                        browser.requester())))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> change(editor, "Clerk", ANY, "order:read", "*")))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(change(editor, "Clerk", ANY, "order:write").permissions()).containsExactly("order:write");
    }

    @Test
    void callerTakesOutOfARoleOnlyWhatTheyHold() {
        create("Buyer", null, "product:read", "order:read");
        Owner editor = editor("warden:role:write", "order:*");
        assertThat(Refused.as(() -> change(editor, "Buyer", ANY))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> editing.delete(People.caller(editor), "Buyer", browser.requester())))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(change(editor, "Buyer", ANY, "product:read").permissions()).containsExactly("product:read");
    }

    @Test
    void callerWithoutThePermissionIsRefused() {
        Owner ada = people.register("ada");
        assertThat(Refused.as(() -> change(ada, "Moderator", ANY))).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void changeReplacesAndRaisesTheVersion() {
        RoleView created = create("Clerk", "sells", "order:*");
        IfMatch read = new IfMatch(List.of(IfMatch.tag(created.version())));
        RoleView changed = change("Clerk", null, read, "order:read");
        assertThat(changed.description()).isEqualTo("sells");
        assertThat(changed.permissions()).containsExactly("order:read");
        assertThat(changed.version()).isEqualTo(created.version() + 1);
        assertThat(rows.events()).containsExactly("ROLE_CREATED Clerk", "ROLE_CHANGED Clerk");
        assertThat(Refused.as(() -> change("Clerk", "buys", read))).isEqualTo(ProblemType.CHANGED_MEANWHILE);
        assertThat(Refused.as(() -> change("Clerk", "buys", NONE))).isEqualTo(ProblemType.PRECONDITION_REQUIRED);
        assertThat(list.named("Clerk")).isEqualTo(changed);
    }

    @Test
    void changedRoleCountsOnThisNodeAtOnce() {
        change("Moderator", null, ANY, "product:update");
        mirrors.catchUp();
        assertThat(permissions.allow(List.of("Moderator"), "product:update")).isTrue();
    }

    @Test
    void emptyChangeIsRefused() {
        assertThat(Refused.fields(() -> editing.change(
                        People.caller(root), "Moderator", new RoleEdit(null, null), ANY, browser.requester())))
                .containsExactly("description");
    }

    @Test
    void rolesOfWardenAreProtected() {
        assertThat(Refused.as(() -> change("Administrator", "all", ANY, "*"))).isEqualTo(ProblemType.ROLE_PROTECTED);
        for (String seeded : List.of("Administrator", "Moderator", "User")) {
            assertThat(Refused.as(() -> delete(seeded))).isEqualTo(ProblemType.ROLE_PROTECTED);
        }
    }

    @Test
    void unknownRoleIsNotFound() {
        assertThat(Refused.as(() -> change("Emperor", "rules", ANY))).isEqualTo(ProblemType.ROLE_NOT_FOUND);
        assertThat(Refused.as(() -> delete("Emperor"))).isEqualTo(ProblemType.ROLE_NOT_FOUND);
        assertThat(Refused.as(() -> list.named("Emperor"))).isEqualTo(ProblemType.ROLE_NOT_FOUND);
    }

    @Test
    void deletedRoleIsTakenFromAll() {
        create("Clerk", null, "order:*");
        Owner ada = people.register("ada");
        people.give(ada, "Clerk");
        assertThat(list.named("Clerk").holders()).isEqualTo(1);
        delete("Clerk");
        assertThat(rows.texts("select role_name from account_role where account_id = ?", ada.id()))
                .containsExactly("User");
        assertThat(rows.count("role_permission where role_name = 'Clerk'")).isZero();
        assertThat(rows.events()).contains("ROLE_DELETED Clerk");
    }

    /** A token that names the deleted role may still be valid. */
    @Test
    void deletedRoleDoesNotComeBackWithANewOneOfItsName() {
        create("Clerk", null, "order:*");
        mirrors.catchUp();
        java.time.Instant issued = clock.instant();
        assertThat(permissions.existing(Set.of("Clerk", "User"), issued)).containsExactlyInAnyOrder("Clerk", "User");
        delete("Clerk");
        mirrors.catchUp();
        assertThat(permissions.existing(Set.of("Clerk", "User"), issued)).containsExactly("User");
        clock.pass(java.time.Duration.ofSeconds(2));
        create("Clerk", null, "*");
        mirrors.catchUp();
        assertThat(permissions.existing(Set.of("Clerk", "User"), issued)).containsExactly("User");
        assertThat(permissions.existing(Set.of("Clerk"), clock.instant())).containsExactly("Clerk");
    }

    @Test
    void rolesAreListedWithTheirHolders() {
        create("Clerk", null);
        assertThat(list.all().roles())
                .extracting(RoleView::name, RoleView::holders)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Administrator", 1L),
                        org.assertj.core.groups.Tuple.tuple("Clerk", 0L),
                        org.assertj.core.groups.Tuple.tuple("Moderator", 0L),
                        org.assertj.core.groups.Tuple.tuple("User", 1L));
    }

    private Owner editor(String... held) {
        create("Helper", null, held);
        Owner editor = people.register("editor");
        people.give(editor, "Helper");
        rows.forgetEvents();
        return editor;
    }

    private RoleView create(String name, String description, String... held) {
        return editing.create(
                People.caller(root), new NewRoleRequest(name, description, List.of(held)), browser.requester());
    }

    private RoleView change(String name, String description, IfMatch version, String... held) {
        return editing.change(
                People.caller(root), name, new RoleEdit(description, List.of(held)), version, browser.requester());
    }

    private RoleView change(Owner caller, String name, IfMatch version, String... held) {
        return editing.change(
                People.caller(caller), name, new RoleEdit(null, List.of(held)), version, browser.requester());
    }

    private void delete(String name) {
        editing.delete(People.caller(root), name, browser.requester());
    }
}
