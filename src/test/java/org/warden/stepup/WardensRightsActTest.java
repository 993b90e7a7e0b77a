package org.warden.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.warden.bearer.StepUpCheck;
import org.warden.bearer.TokenCheck;
import org.warden.door.Door;
import org.warden.door.Doors;
import org.warden.http.Caller;
import org.warden.http.Caller.LastProof;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.login.Logins.Opened;
import org.warden.login.Renewal;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.time.HandClock;
import org.warden.time.Until;
import org.warden.token.AccessToken;

/** Acts that concern rights over Warden itself need a recent proof, which only they can know. */
@Acts
class WardensRightsActTest {
    private static final Duration JUST_RECENT = Duration.ofSeconds(299);
    private static final Duration TOO_OLD = Duration.ofSeconds(301);
    private static final IfMatch ANY = new IfMatch(List.of("*"));

    /** The only permission of each role. */
    private static final Map<String, String> ROLES =
            Map.of("Almighty", "*", "Keeper", "warden:key:read", "Warden", "warden:*", "Reader", "order:read");

    private static final List<String> OVER_WARDEN = List.of("Almighty", "Keeper", "Warden");

    private interface Way {
        void go(WardensRightsActTest test, Caller caller, String role);
    }

    /** What each door does with a role. */
    private static final Map<String, Way> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put(
                "POST api/roles",
                (test, caller, role) -> test.editing.create(
                        caller, new NewRoleRequest("New", null, List.of(ROLES.get(role))), test.requester()));
        WAYS.put(
                "PATCH api/roles/{name}",
                (test, caller, role) ->
                        test.editing.change(caller, role, new RoleEdit("reads", null), ANY, test.requester()));
        WAYS.put(
                "DELETE api/roles/{name}", (test, caller, role) -> test.editing.delete(caller, role, test.requester()));
        WAYS.put(
                "PUT api/users/{id}/roles/{role}",
                (test, caller, role) ->
                        test.grants.give(caller, Target.withId(test.ada.id()), role, Terms.NONE, test.requester()));
        WAYS.put(
                "DELETE api/users/{id}/roles/{role}",
                (test, caller, role) -> test.grants.take(caller, Target.withId(test.ada.id()), role, test.requester()));
        WAYS.put(
                "POST api/user/addrole",
                (test, caller, role) -> test.grants.give(
                        caller, Target.withEmail(test.ada.email()), role, Terms.NONE, test.requester()));
        WAYS.put(
                "POST api/user/removerole",
                (test, caller, role) ->
                        test.grants.take(caller, Target.withEmail(test.ada.email()), role, test.requester()));
        WAYS.put(
                "POST api/groups",
                (test, caller, role) ->
                        test.groups.create(caller, new GroupRequest("New", null, List.of(role)), test.requester()));
        WAYS.put(
                "PATCH api/groups/{id}",
                (test, caller, role) -> test.groups.edit(
                        caller,
                        test.group(),
                        new GroupPatch(null, Optional.empty(), List.of(role)),
                        ANY,
                        test.requester()));
        WAYS.put(
                "DELETE api/groups/{id}",
                (test, caller, role) -> test.groups.delete(caller, test.group(role), test.requester()));
        WAYS.put(
                "PUT api/groups/{id}/members/{account}",
                (test, caller, role) ->
                        test.members.add(caller, test.group(role), test.ada.id(), Until.NEVER, test.requester()));
        WAYS.put(
                "DELETE api/groups/{id}/members/{account}",
                (test, caller, role) -> test.members.remove(caller, test.group(role), test.ada.id(), test.requester()));
        WAYS.put("POST api/users", (test, caller, role) -> test.invite(caller, List.of(role), List.of()));
    }

    @Inject
    RoleEditing editing;

    @Inject
    RoleAssignment grants;

    @Inject
    GroupChange groups;

    @Inject
    MemberChange members;

    @Inject
    Invitation invitation;

    @Inject
    StepUpCheck check;

    @Inject
    TokenCheck tokens;

    @Inject
    Renewal renewal;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner root;
    private Owner ada;

    @BeforeEach
    void register() {
        ROLES.forEach((role, permission) -> {
            rows.change("insert into role (name) values (?)", role);
            rows.change("insert into role_permission (role_name, permission) values (?, ?)", role, permission);
        });
        root = people.administrator("root");
        ada = people.register("ada");
    }

    static Stream<String> doors() {
        return WAYS.keySet().stream();
    }

    static Stream<Arguments> doorsAndRoles() {
        return doors().flatMap(door -> OVER_WARDEN.stream().map(role -> Arguments.of(door, role)));
    }

    @Test
    void tableHasEveryDoor() {
        assertThat(Doors.OURS.all())
                .filteredOn(door -> door.proof().equals(Optional.of(When.WARDENS_RIGHTS)))
                .extracting(Door::call)
                .containsExactlyInAnyOrderElementsOf(WAYS.keySet());
    }

    @ParameterizedTest
    @MethodSource("doorsAndRoles")
    void recentProofIsEnough(String door, String role) {
        Caller caller = caller();
        clock.pass(JUST_RECENT);
        assertThat(refusal(door, caller, role)).isNull();
    }

    @ParameterizedTest
    @MethodSource("doorsAndRoles")
    void oldProofIsNotEnough(String door, String role) {
        Caller caller = caller();
        clock.pass(TOO_OLD);
        assertThat(refusal(door, caller, role)).isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void otherRightsNeedNoProof(String door) {
        Caller caller = caller();
        clock.pass(TOO_OLD);
        assertThat(refusal(door, caller, "Reader")).isNull();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void renewedTokenIsNotEnough(String door) {
        Opened login = people.logIn(root);
        clock.pass(TOO_OLD);
        String renewed = renewal.renew(login.refreshToken(), browser.requester())
                .orElseThrow()
                .token();
        assertThat(refusal(door, caller(read(renewed)), "Keeper")).isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void recentProofWithoutTheSecondFactorIsNotEnough(String door) {
        Caller caller = caller();
        rows.change("update account set second_factor = true");
        assertThat(refusal(door, caller, "Keeper")).isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void basicIsNeverEnough(String door) {
        AccessToken basic = AccessToken.withoutToken(root.id(), root.username(), root.email(), List.of());
        assertThat(refusal(door, caller(basic), "Keeper")).isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    /** Otherwise a role could be emptied, or filled afterwards. */
    @ParameterizedTest
    @ValueSource(strings = {"Keeper order:read", "Keeper", "Reader order:read warden:key:read", "Reader *"})
    void rightsBeforeAndAfterAnEditCount(String change) {
        Caller caller = caller();
        clock.pass(TOO_OLD);
        String[] words = change.split(" ", -1);
        List<String> permissions = Arrays.stream(words).skip(1).toList();
        RoleEdit edit = new RoleEdit(null, permissions);
        assertThat(Refused.as(() -> editing.change(caller, words[0], edit, ANY, requester())))
                .isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    @Test
    void rolesOfTheGroupsAboveCount() {
        UUID above = group("Keeper");
        UUID below = groups.create(People.caller(root), new GroupRequest("Below", above.toString(), null), requester());
        Caller caller = caller();
        clock.pass(TOO_OLD);
        GroupRequest inside = new GroupRequest("Inside", below.toString(), null);
        assertThat(Refused.as(() -> groups.create(caller, inside, requester())))
                .isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
        assertThat(Refused.as(() -> members.add(caller, below, ada.id(), Until.NEVER, requester())))
                .isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
        assertThat(Refused.as(() -> invite(caller, List.of(), List.of(below.toString()))))
                .isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
    }

    @Test
    void missingPermissionComesFirst() {
        Caller caller = caller(read(people.logIn(ada).accessToken()));
        clock.pass(TOO_OLD);
        for (String door : WAYS.keySet()) {
            assertThat(refusal(door, caller, "Keeper")).as(door).isEqualTo(ProblemType.FORBIDDEN);
        }
    }

    @Test
    void proofComesBeforeWhatDependsOnTheAccountTheVersionAndTheRights() {
        rows.change("insert into role_permission (role_name, permission) values ('Keeper', 'warden:grant:write')");
        rows.change("insert into role_permission (role_name, permission) values ('Keeper', 'warden:role:write')");
        people.give(ada, "Keeper");
        Caller caller = caller(read(people.logIn(ada).accessToken()));
        clock.pass(TOO_OLD);
        assertThat(refusal("PUT api/users/{id}/roles/{role}", caller, "Almighty"))
                .isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
        Target gone = Target.withId(People.GONE.id());
        assertThat(Refused.as(() -> grants.give(caller, gone, "Keeper", Terms.NONE, requester())))
                .isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
        RoleEdit edit = new RoleEdit("reads", null);
        assertThat(Refused.as(() -> editing.change(caller, "Almighty", edit, new IfMatch(List.of()), requester())))
                .isEqualTo(ProblemType.REAUTHENTICATION_REQUIRED);
        assertThat(Refused.as(() -> grants.give(caller, gone, "Emperor", Terms.NONE, requester())))
                .isEqualTo(ProblemType.ROLE_NOT_FOUND);
    }

    private ProblemType refusal(String door, Caller caller, String role) {
        return Refused.as(() -> WAYS.get(door).go(this, caller, role));
    }

    private UUID group(String... roles) {
        return groups.create(
                People.caller(root), new GroupRequest(UUID.randomUUID().toString(), null, List.of(roles)), requester());
    }

    private void invite(Caller caller, List<String> roles, List<String> into) {
        InviteRequest request = new InviteRequest("new@example.org", "new", "Ada", "Byron", roles, into, null);
        invitation.invite(caller, request, "hash", requester());
    }

    /** The administrator, who has just logged in. */
    private Caller caller() {
        return caller(read(people.logIn(root).accessToken()));
    }

    private Caller caller(AccessToken token) {
        return new Caller(
                UUID.fromString(token.getSubject()),
                token.getName(),
                AccessToken.session(token),
                permission -> true,
                new LastProof(Duration.ofMinutes(5), () -> check.suffices(token)));
    }

    private AccessToken read(String token) {
        return Optional.ofNullable(tokens.check(token).token()).orElseThrow();
    }

    private Requester requester() {
        return browser.requester();
    }
}
