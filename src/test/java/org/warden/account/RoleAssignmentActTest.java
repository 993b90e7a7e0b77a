package org.warden.account;

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
import org.warden.mirror.Mirrors;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;

@Acts
class RoleAssignmentActTest {
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
        add("Moderator");
        assertThat(roles(ada)).containsExactly("Moderator", "User");
    }

    @Test
    void roleIsGivenOnce() {
        add("Moderator");
        add("Moderator");
        assertThat(roles(ada)).containsExactly("Moderator", "User");
    }

    @Test
    void roleIsFoundInAnyLettersAndNamedAsItIsWritten() {
        assertThat(add("MODERATOR")).isEqualTo("Moderator");
    }

    @Test
    void accountIsFoundInAnyLetters() {
        assignment.add(People.caller(root), "ADA@Example.org", "Moderator", browser.requester());
        assertThat(roles(ada)).contains("Moderator");
    }

    @Test
    void givenRoleIsOnRecord() {
        add("moderator");
        assertThat(rows.events()).containsExactly("ROLE_GIVEN Moderator");
    }

    @Test
    void roleIsTaken() {
        remove("User");
        assertThat(roles(ada)).isEmpty();
    }

    @Test
    void roleThatIsNotThereIsTakenToo() {
        assertThat(remove("Moderator")).isEqualTo("Moderator");
    }

    @Test
    void takenRoleIsOnRecord() {
        remove("User");
        assertThat(rows.events()).containsExactly("ROLE_TAKEN User");
    }

    @Test
    void removedRoleIsNotInForceOnThisNode() {
        remove("User");
        mirrors.catchUp();
        assertThat(inForce.of(ada.id().toString(), Set.of("User"))).isEmpty();
    }

    @Test
    void roleOfOtherAccountsGoesOnCounting() {
        remove("User");
        mirrors.catchUp();
        assertThat(inForce.of(root.id().toString(), Set.of("User"))).containsExactly("User");
    }

    @Test
    void unknownAccountIsNotFound() {
        assertThat(Refused.as(
                        () -> assignment.add(People.caller(root), "nowhere@example.org", "User", browser.requester())))
                .isEqualTo(ProblemType.ACCOUNT_NOT_FOUND);
        assertThat(Refused.as(() ->
                        assignment.remove(People.caller(root), "nowhere@example.org", "User", browser.requester())))
                .isEqualTo(ProblemType.ACCOUNT_NOT_FOUND);
    }

    @Test
    void unknownRoleIsNotFound() {
        assertThat(Refused.as(() -> add("Owner"))).isEqualTo(ProblemType.ROLE_NOT_FOUND);
        assertThat(Refused.as(() -> remove("Owner"))).isEqualTo(ProblemType.ROLE_NOT_FOUND);
    }

    @Test
    void callerWhoLostTheRoleGivesNone() {
        assertThat(Refused.as(
                        () -> assignment.add(People.caller(ada), ada.email(), "Administrator", browser.requester())))
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(roles(ada)).containsExactly("User");
    }

    @Test
    void callerWhoLostTheRoleTakesNone() {
        assertThat(Refused.as(() -> assignment.remove(People.caller(ada), root.email(), "User", browser.requester())))
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(roles(root)).contains("User");
    }

    @Test
    void lastAdministratorKeepsTheRole() {
        assertThat(Refused.as(() ->
                        assignment.remove(People.caller(root), root.email(), "Administrator", browser.requester())))
                .isEqualTo(ProblemType.LAST_ADMINISTRATOR);
        assertThat(roles(root)).contains("Administrator");
    }

    @Test
    void oneOfTwoAdministratorsMayLoseTheRole() {
        add("Administrator");
        assignment.remove(People.caller(root), root.email(), "Administrator", browser.requester());
        assertThat(roles(root)).containsExactly("User");
    }

    @Test
    void lastAdministratorMayLoseAnotherRole() {
        assignment.remove(People.caller(root), root.email(), "User", browser.requester());
        assertThat(roles(root)).containsExactly("Administrator");
    }

    private String add(String role) {
        return assignment.add(People.caller(root), ada.email(), role, browser.requester());
    }

    private String remove(String role) {
        return assignment.remove(People.caller(root), ada.email(), role, browser.requester());
    }

    private List<String> roles(Owner owner) {
        return rows.texts("select role_name from account_role where account_id = ? order by role_name", owner.id());
    }
}
