package org.warden.authority;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.problem.Refused;

/**
 * Every act of administration by every kind of caller on every kind of target. What is expected follows from the rules, which
 * {@link Cell} applies to sets.
 */
@Acts
class AuthorityTableActTest {
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    @Inject
    @Any
    Instance<Object> beans;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    static Stream<Deed> deeds() {
        return Stream.of(RightsDeeds.all(), AccountDeeds.all(), GroupDeeds.all())
                .flatMap(all -> all);
    }

    private static Stream<Cell> cells() {
        return Cell.of(deeds());
    }

    static Stream<Cell> allowed() {
        return cells().filter(cell -> cell.expected() == null);
    }

    /** All cells of each deed by each caller that are refused. */
    static Stream<List<Cell>> refused() {
        return cells()
                .filter(cell -> cell.expected() != null)
                .collect(Collectors.groupingBy(
                        cell -> cell.caller() + " " + cell.deed(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    @BeforeEach
    void createRoles() {
        Who.ROLES.forEach((role, permissions) -> {
            rows.change("merge into role (name) key (name) values (?)", role);
            if (!role.equals("Administrator")) {
                permissions.forEach(permission -> rows.change(
                        "insert into role_permission (role_name, permission) values (?, ?)", role, permission));
            }
        });
        rows.change("insert into role (name) values (?)", Stage.EMPTY);
        rows.change("insert into role (name) values (?)", Stage.EVERYTHING);
        rows.change("insert into role_permission (role_name, permission) values (?, '*')", Stage.EVERYTHING);
        person(Who.ADMINISTRATOR, "spare");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void allowedActIsDone(Cell cell) {
        Owner caller = person(cell.caller(), "caller");
        Stage stage = stage(cell, caller, cell.target() == null ? caller : person(cell.target(), "target"));
        List<String> before = rows.texts("script");
        assertThat(Refused.as(() -> cell.deed().way().accept(stage))).isNull();
        assertThat(rows.texts("script")).isNotEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusedActChangesNothingInTheDatabase(List<Cell> cells) {
        Owner caller = person(cells.get(0).caller(), "caller");
        List<Stage> stages = cells.stream()
                .map(cell -> stage(
                        cell,
                        caller,
                        cell.target() == null
                                ? caller
                                : person(cell.target(), cell.target().name())))
                .toList();
        List<String> before = rows.texts("script");
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Stage stage = stages.get(i);
            assertThat(Refused.as(() -> cell.deed().way().accept(stage)))
                    .as(cell.toString())
                    .isEqualTo(cell.expected());
        }
        assertThat(rows.texts("script")).isEqualTo(before);
    }

    /** Otherwise the table would prove nothing. */
    @Test
    void everyAnswerIsExpectedSomewhere() {
        Set<String> answers = new TreeSet<>();
        cells().forEach(cell -> answers.add(String.valueOf(cell.expected())));
        assertThat(answers)
                .containsExactly(
                        "ACCOUNT_NOT_FOUND",
                        "BEYOND_AUTHORITY",
                        "FORBIDDEN",
                        "LAST_ADMINISTRATOR",
                        "NOT_INVITED",
                        "null");
    }

    /** Each deed is refused to some caller with its permissions, unless it moves nothing and is about no account. */
    @Test
    void ruleAppliesToEachDeed() {
        assertThat(deeds().filter(deed -> Cell.of(Stream.of(deed))
                        .noneMatch(cell -> "BEYOND_AUTHORITY".equals(String.valueOf(cell.expected())))))
                .extracting(Deed::toString)
                .containsExactlyInAnyOrder("RoleEditing.change (describe)", "PermissionEditing.declare");
    }

    @Test
    void everyActOfAdministrationIsInTheTable() {
        assertThat(deeds().map(Deed::act).distinct().sorted()).containsExactlyElementsOf(AdminActs.writing());
    }

    /** Their gates are in the access matrix. */
    @Test
    void everyOtherActOnlyReads() {
        assertThat(AdminActs.reading())
                .containsExactly(
                        "AccessReading.of",
                        "AccessReading.own",
                        "GroupReading.list",
                        "GroupReading.show",
                        "Logout.list",
                        "MemberList.page",
                        "PermissionTree.read",
                        "RoleList.all",
                        "RoleList.named",
                        "UserCounting.count",
                        "UserList.page",
                        "UserReading.read");
    }

    private Owner person(Who who, String part) {
        if (who == Who.ANONYMOUS) {
            return People.GONE;
        }
        Owner owner = people.register(part);
        people.give(owner, who.role());
        if (who == Who.DISABLED_ADMINISTRATOR) {
            rows.change("update account set status = 'DISABLED' where id = ?", owner.id());
        }
        return owner;
    }

    /** The stage of this cell, ready for its deed. */
    private Stage stage(Cell cell, Owner caller, Owner target) {
        if (cell.target() == Who.LAST_ADMINISTRATOR) {
            rows.change(
                    "update account_role set until = ? where role_name = 'Administrator' and account_id <> ?",
                    LATER.toString(),
                    target.id());
            // Rights that end could not be given without an end.
            if (cell.caller() == Who.ADMINISTRATOR) {
                people.give(caller, Stage.EVERYTHING);
            }
        }
        Stage stage = new Stage(beans, rows, browser.requester(), People.caller(caller), target, cell.on());
        stage.createSame();
        cell.deed().before().accept(stage);
        return stage;
    }
}
