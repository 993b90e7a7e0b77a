package org.warden.authority;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.account.RoleGrant;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.admin.grants.RoleAssignment;
import org.warden.admin.grants.RoleAssignment.Target;
import org.warden.admin.grants.Terms;
import org.warden.admin.rights.DeclarationRequest;
import org.warden.admin.rights.NewRoleRequest;
import org.warden.admin.rights.PermissionEditing;
import org.warden.admin.rights.RoleEdit;
import org.warden.admin.rights.RoleEditing;
import org.warden.http.Caller;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;

/**
 * Every act of administration by every kind of caller on every kind of account. What is expected follows from the rules, which
 * the test applies to a model of sets.
 */
@Acts
class AuthorityTableActTest {
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    private static final IfMatch ANY = new IfMatch(List.of("*"));
    private static final String PLAIN = "Moderator";

    /** What each role may do. There is no wildcard but the one of administrators, so that inclusion is that of sets. */
    private static final Map<String, Set<String>> ROLES = Map.of(
            PLAIN,
            Set.of(),
            "Helpdesk",
            Set.of("warden:account:read", "warden:account:unlock", "warden:session:read"),
            "Editor",
            Set.of("warden:role:write", "warden:grant:write", "warden:account:read", "order:read"),
            "Administrator",
            Set.of("*"));

    private enum Who {
        ANONYMOUS(""),
        USER(PLAIN),
        HELPDESK("Helpdesk"),
        EDITOR("Editor"),
        ADMINISTRATOR("Administrator"),
        DISABLED_ADMINISTRATOR("Administrator"),
        LAST_ADMINISTRATOR("Administrator");

        private final String role;

        Who(String role) {
            this.role = role;
        }

        private Set<String> rights() {
            return ROLES.getOrDefault(role, Set.of());
        }
    }

    private static final List<Who> CALLERS =
            List.of(Who.ANONYMOUS, Who.USER, Who.HELPDESK, Who.EDITOR, Who.ADMINISTRATOR, Who.DISABLED_ADMINISTRATOR);

    /** Null stands for the caller. */
    private static final List<Who> TARGETS =
            new ArrayList<>(List.of(Who.USER, Who.HELPDESK, Who.ADMINISTRATOR, Who.LAST_ADMINISTRATOR, Who.ANONYMOUS));

    static {
        TARGETS.add(null);
    }

    /** Carries an act out. */
    private interface Way {
        void go(AuthorityTableActTest test, Caller caller, Owner target, Set<String> rightsOfTarget);
    }

    /**
     * One act.
     *
     * @param permission without which no caller may do it
     * @param onAccount whether the act is about the account; otherwise it is about a role with the rights of the account
     * @param role the role that it gives or takes; null if it gives or takes the rights of the account
     * @param gives whether callers cannot do it to themselves
     * @param demotes whether an account is no administrator afterwards who counts
     */
    private record Deed(
            String name, String permission, boolean onAccount, String role, boolean gives, boolean demotes, Way way) {
        private Set<String> moved(Set<String> rightsOfTarget) {
            return role == null ? rightsOfTarget : ROLES.get(role);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Deed> DEEDS = Stream.concat(
                    ROLES.keySet().stream().sorted().flatMap(AuthorityTableActTest::grants),
                    Stream.of(
                            aboutRole(
                                    "create",
                                    (test, caller, target, rights) -> test.editing.create(
                                            caller,
                                            new NewRoleRequest("New", null, List.copyOf(rights)),
                                            test.requester())),
                            aboutRole(
                                    "add to",
                                    (test, caller, target, rights) -> test.editing.change(
                                            caller,
                                            "Empty",
                                            new RoleEdit(null, List.copyOf(rights)),
                                            ANY,
                                            test.requester())),
                            aboutRole(
                                    "take out of",
                                    (test, caller, target, rights) -> test.editing.change(
                                            caller, "Same", new RoleEdit(null, List.of()), ANY, test.requester())),
                            aboutRole(
                                    "delete",
                                    (test, caller, target, rights) ->
                                            test.editing.delete(caller, "Same", test.requester())),
                            new Deed(
                                    "declare permissions",
                                    "warden:permission:write",
                                    false,
                                    PLAIN,
                                    false,
                                    false,
                                    (test, caller, target, rights) -> test.declaring.declare(
                                            caller, "shop", new DeclarationRequest(List.of()), test.requester()))))
            .toList();

    private static Stream<Deed> grants(String role) {
        boolean administrators = role.equals("Administrator");
        return Stream.of(
                new Deed(
                        "give " + role,
                        "warden:grant:write",
                        true,
                        role,
                        true,
                        false,
                        (test, caller, target, rights) -> test.give(caller, target, role, RoleGrant.NEVER)),
                new Deed(
                        "give " + role + " until later",
                        "warden:grant:write",
                        true,
                        role,
                        true,
                        administrators,
                        (test, caller, target, rights) -> test.give(caller, target, role, LATER)),
                new Deed(
                        "take " + role,
                        "warden:grant:write",
                        true,
                        role,
                        false,
                        administrators,
                        (test, caller, target, rights) ->
                                test.assignment.take(caller, Target.withId(target.id()), role, test.requester())));
    }

    private static Deed aboutRole(String what, Way way) {
        return new Deed(what + " a role", "warden:role:write", false, null, false, false, way);
    }

    private record Cell(Deed deed, Who caller, Who target) {
        private Who on() {
            return target == null ? caller : target;
        }

        @Override
        public String toString() {
            return caller + " " + deed + " " + (target == null ? "SELF" : target);
        }

        /** The rules. */
        private ProblemType expected() {
            Set<String> own = caller == Who.DISABLED_ADMINISTRATOR ? Set.of() : caller.rights();
            if (!includes(own, Set.of(deed.permission()))) {
                return ProblemType.FORBIDDEN;
            }
            if (deed.onAccount() && on() == Who.ANONYMOUS) {
                return ProblemType.ACCOUNT_NOT_FOUND;
            }
            boolean self = target == null;
            boolean tooMuch = !includes(own, deed.moved(on().rights()));
            boolean tooHigh = deed.onAccount() && !includes(own, on().rights());
            if (tooMuch || tooHigh || (self && deed.gives())) {
                return ProblemType.BEYOND_AUTHORITY;
            }
            return deed.demotes() && target == Who.LAST_ADMINISTRATOR ? ProblemType.LAST_ADMINISTRATOR : null;
        }

        private static boolean includes(Set<String> own, Set<String> others) {
            return own.contains("*") || own.containsAll(others);
        }
    }

    static Stream<Cell> cells() {
        return DEEDS.stream()
                .flatMap(deed -> CALLERS.stream()
                        .flatMap(caller -> TARGETS.stream().map(target -> new Cell(deed, caller, target))));
    }

    @Inject
    RoleAssignment assignment;

    @Inject
    RoleEditing editing;

    @Inject
    PermissionEditing declaring;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    @BeforeEach
    void createRoles() {
        ROLES.forEach((role, permissions) -> {
            rows.change("merge into role (name) key (name) values (?)", role);
            if (!role.equals("Administrator")) {
                permissions.forEach(permission -> put(role, permission));
            }
        });
        person(Who.ADMINISTRATOR, "spare");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void ruleDecides(Cell cell) {
        Owner owner = person(cell.caller(), "caller");
        Owner target = cell.target() == null ? owner : person(cell.target(), "target");
        if (cell.target() == Who.LAST_ADMINISTRATOR) {
            rows.change(
                    "update account_role set until = ? where role_name = 'Administrator' and account_id <> ?",
                    LATER.toString(),
                    target.id());
        }
        Set<String> rights = cell.on().rights();
        rows.change("insert into role (name) values ('Empty'), ('Same')");
        rights.forEach(permission -> put("Same", permission));
        Caller caller = People.caller(owner);
        String before = state();
        assertThat(Refused.as(() -> cell.deed().way().go(this, caller, target, rights)))
                .isEqualTo(cell.expected());
        if (cell.expected() != null) {
            assertThat(state()).isEqualTo(before);
        }
    }

    /** Otherwise the table would prove nothing. */
    @Test
    void everyAnswerIsExpectedSomewhere() {
        Set<String> answers = new TreeSet<>();
        cells().forEach(cell -> answers.add(String.valueOf(cell.expected())));
        assertThat(answers)
                .containsExactly("ACCOUNT_NOT_FOUND", "BEYOND_AUTHORITY", "FORBIDDEN", "LAST_ADMINISTRATOR", "null");
        assertThat(cells()).hasSizeGreaterThan(500);
    }

    private void give(Caller caller, Owner target, String role, Instant until) {
        assignment.give(caller, Target.withId(target.id()), role, new Terms(until, ""), requester());
    }

    private Requester requester() {
        return browser.requester();
    }

    private Owner person(Who who, String part) {
        if (who == Who.ANONYMOUS) {
            return People.GONE;
        }
        Owner owner = people.register(part);
        people.give(owner, who.role);
        if (who == Who.DISABLED_ADMINISTRATOR) {
            rows.change("update account set status = 'DISABLED' where id = ?", owner.id());
        }
        return owner;
    }

    private void put(String role, String permission) {
        rows.change("insert into role_permission (role_name, permission) values (?, ?)", role, permission);
    }

    private String state() {
        return rows.texts("select account_id || role_name || until from account_role order by 1") + " "
                + rows.texts("select role_name || permission from role_permission order by 1") + " "
                + rows.texts("select name from role order by 1") + rows.events();
    }
}
