package org.warden.admin.grants;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.account.RolesInForce;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.admin.grants.RoleAssignment.Target;
import org.warden.http.Caller;
import org.warden.mirror.Mirrors;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;

@Acts
class RoleAssignmentActTest {
    private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");

    @Inject
    RoleAssignment assignment;

    @Inject
    RolesInForce inForce;

    @Inject
    Mirrors mirrors;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    private Owner root;
    private Owner ada;

    @BeforeEach
    void register() {
        root = people.administrator("root");
        ada = people.register("ada");
        rows.forgetEvents();
    }

    @Test
    void roleIsGiven() {
        give("Moderator");
        assertThat(roles(ada)).containsExactly("Moderator", "User");
    }

    @Test
    void roleIsGivenOnce() {
        give("Moderator");
        give("Moderator");
        assertThat(roles(ada)).containsExactly("Moderator", "User");
    }

    @Test
    void roleIsFoundInAnyLettersAndNamedAsItIsWritten() {
        assertThat(give("MODERATOR")).isEqualTo("Moderator");
    }

    @Test
    void accountIsFoundInAnyLetters() {
        assignment.give(
                People.caller(root), Target.withEmail("ADA@Example.org"), "Moderator", Terms.NONE, browser.requester());
        assertThat(roles(ada)).contains("Moderator");
    }

    @Test
    void givenRoleIsOnRecord() {
        give("moderator");
        assertThat(rows.events()).containsExactly("ROLE_GIVEN Moderator");
    }

    @Test
    void giverEndAndReasonAreStored() {
        give("Moderator", new Terms(UNTIL, "holidays"));
        assertThat(rows.text("select granted_by from account_role where role_name = 'Moderator'"))
                .isEqualTo(root.id().toString());
        assertThat(rows.text("select reason from account_role where role_name = 'Moderator'"))
                .isEqualTo("holidays");
        assertThat(rows.count("account_role where role_name = 'Moderator' and until = ?", UNTIL.toString()))
                .isEqualTo(1);
    }

    @Test
    void newEndOrNoneReplacesTheOldEnd() {
        give("Moderator", new Terms(UNTIL, ""));
        give("Moderator", new Terms(UNTIL.plusSeconds(60), ""));
        assertThat(rows.count("account_role where role_name = 'Moderator' and until = ?", "2026-03-01T00:01:00Z"))
                .isEqualTo(1);
        give("Moderator");
        assertThat(rows.count("account_role where role_name = 'Moderator' and until > ?", "9999-01-01T00:00:00Z"))
                .isEqualTo(1);
    }

    @Test
    void roleIsTaken() {
        take("User");
        assertThat(roles(ada)).isEmpty();
    }

    @Test
    void roleThatIsNotThereIsTakenToo() {
        assertThat(take("Moderator")).isEqualTo("Moderator");
    }

    @Test
    void takenRoleIsOnRecord() {
        take("User");
        assertThat(rows.events()).containsExactly("ROLE_TAKEN User");
    }

    @Test
    void removedRoleIsNotInForceOnThisNode() {
        take("User");
        mirrors.catchUp();
        assertThat(inForce.of(ada.id().toString(), Set.of("User"), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void roleOfOtherAccountsGoesOnCounting() {
        take("User");
        mirrors.catchUp();
        assertThat(inForce.of(root.id().toString(), Set.of("User"), Instant.EPOCH))
                .containsExactly("User");
    }

    @Test
    void unknownAccountIsNotFound() {
        Target nowhere = Target.withEmail("nowhere@example.org");
        assertThat(Refused.as(() -> give(root, nowhere, "User"))).isEqualTo(ProblemType.ACCOUNT_NOT_FOUND);
        assertThat(Refused.as(() -> take(root, nowhere, "User"))).isEqualTo(ProblemType.ACCOUNT_NOT_FOUND);
        assertThat(Refused.as(() -> give(root, People.GONE, "User"))).isEqualTo(ProblemType.ACCOUNT_NOT_FOUND);
    }

    @Test
    void unknownRoleIsNotFound() {
        assertThat(Refused.as(() -> give("Owner"))).isEqualTo(ProblemType.ROLE_NOT_FOUND);
        assertThat(Refused.as(() -> take("Owner"))).isEqualTo(ProblemType.ROLE_NOT_FOUND);
    }

    @Test
    void callerWithoutThePermissionGivesAndTakesNone() {
        assertThat(Refused.as(() -> give(ada, root, "Moderator"))).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(Refused.as(() -> take(ada, root, "User"))).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(roles(root)).containsExactly("Administrator", "User");
    }

    @Test
    void disabledCallerGivesNone() {
        rows.change("update account set status = 'DISABLED' where id = ?", root.id());
        assertThat(Refused.as(() -> give("Moderator"))).isEqualTo(ProblemType.FORBIDDEN);
    }

    /** Although the database still has the role: the session began without a second factor. */
    @Test
    void roleThatIsNotInForceInTheSessionDoesNotCount() {
        Caller weak =
                new Caller(root.id(), root.username(), java.util.Optional.empty(), permission -> false, People.PROVEN);
        assertThat(Refused.as(() ->
                        assignment.give(weak, Target.withId(ada.id()), "Moderator", Terms.NONE, browser.requester())))
                .isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void roleThatEndedDoesNotCount() {
        Owner former = people.administrator("former");
        rows.change("update account_role set until = '2026-02-03 10:00:00Z' where account_id = ?", former.id());
        assertThat(Refused.as(() -> give(former, ada, "Moderator"))).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void callerGivesOnlyWhatTheyHold() {
        Owner helper = helper("warden:grant:write", "order:*");
        role("Clerk", "order:read");
        role("Editor", "product:update");
        give(helper, ada, "Clerk");
        assertThat(roles(ada)).containsExactly("Clerk", "User");
        assertThat(Refused.as(() -> give(helper, people.register("eve"), "Editor")))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> give(helper, ada, "Administrator"))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    @Test
    void callerDoesNotActOnAnAccountWithMoreRights() {
        Owner helper = helper("warden:grant:write");
        assertThat(Refused.as(() -> give(helper, root, "Moderator"))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> take(helper, root, "User"))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    @Test
    void callerGivesThemselvesNothing() {
        assertThat(Refused.as(() -> give(root, root, "Moderator"))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    @Test
    void callerMayGiveUpARole() {
        Owner helper = helper("warden:grant:write");
        take(helper, helper, "Helper");
        assertThat(roles(helper)).containsExactly("User");
    }

    @Test
    void lastAdministratorKeepsTheRole() {
        assertThat(Refused.as(() -> take(root, root, "Administrator"))).isEqualTo(ProblemType.LAST_ADMINISTRATOR);
        assertThat(roles(root)).contains("Administrator");
    }

    @Test
    void oneOfTwoAdministratorsMayLoseTheRole() {
        give("Administrator");
        take(root, root, "Administrator");
        assertThat(roles(root)).containsExactly("User");
    }

    @Test
    void lastAdministratorMayLoseAnotherRole() {
        take(root, root, "User");
        assertThat(roles(root)).containsExactly("Administrator");
    }

    @Test
    void administratorWhoseRoleEndsOrWhoIsDisabledDoesNotCount() {
        give("Administrator", new Terms(UNTIL, ""));
        assertThat(Refused.as(() -> take(root, root, "Administrator"))).isEqualTo(ProblemType.LAST_ADMINISTRATOR);
        give("Administrator");
        rows.change("update account set status = 'DISABLED' where id = ?", ada.id());
        assertThat(Refused.as(() -> take(root, root, "Administrator"))).isEqualTo(ProblemType.LAST_ADMINISTRATOR);
    }

    @Test
    void roleOfTheLastAdministratorGetsNoEnd() {
        Owner other = people.administrator("other");
        give(other, root, "Administrator", new Terms(UNTIL, ""));
        assertThat(Refused.as(() -> give(root, other, "Administrator", new Terms(UNTIL, ""))))
                .isEqualTo(ProblemType.LAST_ADMINISTRATOR);
    }

    @Test
    void namesOfAllRolesTakeAtMost1500Characters() {
        // ["User", and 20 names of 67 characters with their quotes and commas: 1,348 in all.
        for (int i = 10; i < 30; i++) {
            String name = "r".repeat(62) + i;
            role(name, "order:read");
            people.give(ada, name);
        }
        role("s".repeat(64), "order:read");
        role("s".repeat(60), "order:read");
        role("s".repeat(20), "order:read");
        role("s".repeat(19), "order:read");
        give("s".repeat(64));
        give("s".repeat(60));
        assertThat(Refused.as(() -> give("s".repeat(20)))).isEqualTo(ProblemType.TOO_MANY_ROLES);
        give("s".repeat(19));
        give("s".repeat(64));
    }

    private Owner helper(String... permissions) {
        role("Helper", permissions);
        Owner helper = people.register("helper");
        people.give(helper, "Helper");
        rows.forgetEvents();
        return helper;
    }

    private void role(String name, String... permissions) {
        rows.change("insert into role (name) values (?)", name);
        for (String permission : permissions) {
            rows.change("insert into role_permission (role_name, permission) values (?, ?)", name, permission);
        }
    }

    private String give(String role) {
        return give(role, Terms.NONE);
    }

    private String give(String role, Terms terms) {
        return give(root, ada, role, terms);
    }

    private String give(Owner caller, Owner owner, String role) {
        return give(caller, owner, role, Terms.NONE);
    }

    private String give(Owner caller, Owner owner, String role, Terms terms) {
        return assignment.give(People.caller(caller), Target.withId(owner.id()), role, terms, browser.requester());
    }

    private String give(Owner caller, Target target, String role) {
        return assignment.give(People.caller(caller), target, role, Terms.NONE, browser.requester());
    }

    private String take(String role) {
        return take(root, Target.withEmail(ada.email()), role);
    }

    private String take(Owner caller, Owner owner, String role) {
        return take(caller, Target.withId(owner.id()), role);
    }

    private String take(Owner caller, Target target, String role) {
        return assignment.take(People.caller(caller), target, role, browser.requester());
    }

    private List<String> roles(Owner owner) {
        return rows.texts("select role_name from account_role where account_id = ? order by role_name", owner.id());
    }
}
