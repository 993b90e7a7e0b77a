package org.warden.authority;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.admin.accounts.Invitation;
import org.warden.admin.accounts.InviteRequest;
import org.warden.admin.grants.RoleAssignment;
import org.warden.admin.grants.RoleAssignment.Target;
import org.warden.admin.grants.Terms;
import org.warden.admin.groups.GroupChange;
import org.warden.admin.groups.GroupPatch;
import org.warden.admin.groups.GroupRequest;
import org.warden.admin.groups.MemberChange;
import org.warden.admin.rights.NewRoleRequest;
import org.warden.admin.rights.RoleEdit;
import org.warden.admin.rights.RoleEditing;
import org.warden.http.Caller;
import org.warden.http.IfMatch;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.time.Until;

/** A caller whose rights end gives none of them for longer, in any way. */
@Acts
class DeputyActTest {
    private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
    private static final IfMatch ANY = new IfMatch(List.of("*"));

    @Inject
    RoleAssignment assignment;

    @Inject
    RoleEditing roles;

    @Inject
    GroupChange groups;

    @Inject
    MemberChange members;

    @Inject
    Invitation invitation;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    private Owner root;
    private Owner deputy;
    private Owner ada;

    @BeforeEach
    void register() {
        root = people.administrator("root");
        deputy = people.administrator("deputy");
        rows.change(
                "update account_role set until = ? where role_name = 'Administrator' and account_id = ?",
                END.toString(),
                deputy.id());
        ada = people.register("ada");
        // Otherwise the role is within every caller's rights.
        rows.change("insert into role_permission (role_name, permission) values ('Moderator', 'order:read')");
    }

    @Test
    void roleIsGivenUntilTheOwnEndAtMost() {
        assertThat(Refused.as(() -> give(END))).isNull();
        assertThat(Refused.as(() -> give(END.plusSeconds(1)))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> give(Until.NEVER))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    @Test
    void memberIsAddedUntilTheOwnEndAtMost() {
        UUID group = create(root, "Moderator");
        assertThat(Refused.as(() -> add(group, END))).isNull();
        assertThat(Refused.as(() -> add(group, END.plusSeconds(1)))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> add(group, Until.NEVER))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    @Test
    void permissionIsTakenOutOfARoleButNotPutIntoOne() {
        assertThat(Refused.as(() -> change("order:read", "order:write"))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> change("order:*"))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> change())).isNull();
    }

    @Test
    void roleIsNarrowed() {
        rows.change("update role_permission set permission = 'order:*' where role_name = 'Moderator'");
        assertThat(Refused.as(() -> change("order:read"))).isNull();
    }

    /** A new role has no holder and a new group no member, so nothing is given yet. */
    @Test
    void newRoleAndNewGroupAreCreated() {
        assertThat(Refused.as(() -> roles.create(
                        caller(), new NewRoleRequest("Clerk", null, List.of("order:read")), browser.requester())))
                .isNull();
        assertThat(Refused.as(() -> create(deputy, "Moderator"))).isNull();
    }

    @Test
    void roleIsTakenOutOfAGroupButNotPutIntoOne() {
        UUID group = create(root, "Moderator");
        assertThat(Refused.as(() -> edit(group, List.of("Moderator", "Administrator"))))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> edit(group, List.of("Moderator")))).isNull();
        assertThat(Refused.as(() -> edit(group, List.of()))).isNull();
    }

    @Test
    void groupIsNotMovedToAPlaceWithMoreRoles() {
        UUID above = create(root, "Moderator");
        UUID group = create(root, "User");
        GroupPatch move = new GroupPatch("moved", Optional.of(above.toString()), null);
        assertThat(Refused.as(() -> groups.edit(caller(), group, move, ANY, browser.requester())))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    @Test
    void newAccountBeginsWithoutTheRoles() {
        InviteRequest request =
                new InviteRequest("new@example.org", "new", "Ada", "Byron", List.of("Moderator"), null, null);
        assertThat(Refused.as(() -> invitation.invite(caller(), request, "hash", browser.requester())))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    @Test
    void rightsThatTheCallerAlsoHasWithoutAnEndAreGivenWithoutOne() {
        UUID group = create(root, "Administrator");
        members.add(People.caller(root), group, deputy.id(), END, browser.requester());
        assertThat(Refused.as(() -> give(Until.NEVER))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        members.add(People.caller(root), group, deputy.id(), Until.NEVER, browser.requester());
        assertThat(Refused.as(() -> give(Until.NEVER))).isNull();
    }

    @Test
    void anotherRoleWithoutAnEndIsEnough() {
        people.give(deputy, "Moderator");
        assertThat(Refused.as(() -> give(Until.NEVER))).isNull();
    }

    private Caller caller() {
        return People.caller(deputy);
    }

    private void give(Instant until) {
        assignment.give(
                caller(), Target.withId(ada.id()), "Moderator", new Terms(until, "holidays"), browser.requester());
    }

    private void add(UUID group, Instant until) {
        members.add(caller(), group, ada.id(), until, browser.requester());
    }

    private void change(String... permissions) {
        roles.change(caller(), "Moderator", new RoleEdit(null, List.of(permissions)), ANY, browser.requester());
    }

    private UUID create(Owner caller, String... held) {
        return groups.create(
                People.caller(caller),
                new GroupRequest("of " + held[0] + " by " + caller.username(), null, List.of(held)),
                browser.requester());
    }

    private void edit(UUID group, List<String> held) {
        groups.edit(caller(), group, new GroupPatch(null, unchanged(), held), ANY, browser.requester());
    }

    /** A body without {@code parent}. */
    private static Optional<String> unchanged() {
        return Map.<String, Optional<String>>of().get("parent");
    }
}
