package org.warden.admin.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.act.Acts;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.time.HandClock;

/** The list of accounts: what it selects, in which order, and page by page. */
@Acts
class UserListActTest {
    @Inject
    UserList list;

    @Inject
    UserCounting counting;

    @Inject
    UserCounts counts;

    @Inject
    People people;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner root;

    @BeforeEach
    void register() {
        root = registered("root", "2026-01-01T00:00:00Z");
        registered("carol", "2026-01-02T00:00:00Z");
        registered("alice", "2026-01-03T00:00:00Z");
        registered("bob", "2026-01-04T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "-created, bob alice carol root",
        "created, root carol alice bob",
        "username, alice bob carol root",
        "-username, root carol bob alice",
        "email, alice bob carol root",
        "-email, root carol bob alice"
    })
    void listIsSorted(String sort, String names) {
        assertThat(names(query -> query.sort = sort)).isEqualTo(names);
        for (String size : List.of("1", "2", "3")) {
            assertThat(allPages(query -> {
                        query.sort = sort;
                        query.size = size;
                    }))
                    .as("in pages of " + size)
                    .isEqualTo(names);
        }
    }

    @ParameterizedTest
    @CsvSource({"lastSeen, carol bob root alice", "-lastSeen, bob carol alice root"})
    void accountsNeverSeenComeLast(String sort, String names) {
        seen("carol", "2026-01-05");
        seen("bob", "2026-02-01");
        for (String size : List.of("1", "2", "3", "200")) {
            assertThat(allPages(query -> {
                        query.sort = sort;
                        query.size = size;
                    }))
                    .as("in pages of " + size)
                    .isEqualTo(names);
        }
    }

    @Test
    void newestComeFirstByDefault() {
        assertThat(names(query -> {})).isEqualTo("bob alice carol root");
    }

    @Test
    void listIsFilteredByRole() {
        people.give(owner("alice"), "Moderator");
        people.give(owner("carol"), "Moderator");
        assertThat(names(query -> query.role = "Moderator")).isEqualTo("alice carol");
        assertThat(names(query -> {
                    query.role = "Moderator";
                    query.sort = "username";
                }))
                .isEqualTo("alice carol");
        assertThat(names(query -> query.role = "Unknown")).isEmpty();
    }

    @Test
    void searchFindsBeginningsOfWords() {
        rows.change("insert into account_word_fill (id, upto, complete) values (1, ?, true)", new UUID(0, 0));
        assertThat(names(query -> query.search = "AL")).isEqualTo("alice");
        assertThat(names(query -> query.search = "ada by").split(" ", -1)).contains("alice", "bob", "carol", "root");
        assertThat(names(query -> query.search = "example.org bo")).isEqualTo("bob");
        assertThat(names(query -> query.search = "%_'")).isEmpty();
        assertThat(names(query -> {
                    query.search = "example.org";
                    query.secondFactor = "true";
                }))
                .isEmpty();
        assertThat(names(query -> query.search = owner("bob").id().toString())).isEqualTo("bob");
        for (String size : List.of("1", "3")) {
            assertThat(allPages(query -> {
                                query.search = "example";
                                query.size = size;
                            })
                            .split(" ", -1))
                    .containsExactlyInAnyOrder("alice", "bob", "carol", "root");
        }
        refused("search", query -> query.search = "a");
        refused("search", query -> query.search = "one two three four five");
        refused("search", query -> query.search = "ab\u0000");
        refused("sort", query -> {
            query.search = "alice";
            query.sort = "username";
        });
    }

    @Test
    void lockThatHasEndedDoesNotCount() {
        rows.change(
                "update account set status = 'LOCKED', stage = 'ACTIVE', locked_until = ? where username = 'bob'",
                clock.instant().plusSeconds(1).toString());
        assertThat(names(query -> query.status = "locked")).isEqualTo("bob");
        assertThat(names(query -> query.status = "active")).isEqualTo("alice carol root");
        assertThat(counting.count().status()).containsEntry("locked", 1L).containsEntry("active", 3L);
        clock.set(clock.instant().plusSeconds(1));
        assertThat(names(query -> query.status = "locked")).isEmpty();
        assertThat(names(query -> query.status = "active")).isEqualTo("bob alice carol root");
        assertThat(counting.count().status()).containsOnly(Map.entry("active", 4L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "-created"})
    void accountsWithLocksThatHaveEndedAreAmongTheOthers(String sort) {
        for (String name : List.of("carol", "bob")) {
            rows.change(
                    "update account set status = 'LOCKED', stage = 'ACTIVE', locked_until = ? where username = ?",
                    clock.instant().toString(),
                    name);
        }
        rows.change(
                "update account set status = 'LOCKED', stage = 'INVITED', locked_until = ? where username = 'root'",
                clock.instant().plusSeconds(60).toString());
        for (String size : List.of("1", "2", "3")) {
            assertThat(allPages(query -> {
                        query.sort = sort;
                        query.status = "active";
                        query.size = size;
                    }))
                    .as("in pages of " + size)
                    .isEqualTo(sort.equals("created") ? "carol alice bob" : "bob alice carol");
        }
        assertThat(page(query -> query.status = "active").total()).isEqualTo(3);
        assertThat(page(query -> query.status = "invited").total()).isZero();
    }

    @Test
    void filtersTogetherSelectInEveryOrder() {
        people.give(owner("alice"), "Moderator");
        people.give(owner("bob"), "Moderator");
        rows.change("update account set second_factor = true where username = 'alice'");
        for (String sort : List.of("created", "-created", "username", "-email", "lastSeen", "-lastSeen")) {
            assertThat(allPages(query -> {
                        query.sort = sort;
                        query.size = "1";
                        query.role = "Moderator";
                        query.status = "active";
                        query.secondFactor = "true";
                        query.createdFrom = "2026-01-02T00:00:00Z";
                        query.seenBefore = "2026-01-02";
                    }))
                    .as(sort)
                    .isEqualTo("alice");
        }
    }

    @Test
    void listIsFilteredByOtherStatuses() {
        rows.change("update account set status = 'DISABLED' where username = 'bob'");
        rows.change("update account set status = 'INVITED' where username = 'alice'");
        assertThat(names(query -> query.status = "disabled")).isEqualTo("bob");
        assertThat(names(query -> query.status = "invited")).isEqualTo("alice");
        assertThat(names(query -> query.status = "deleted")).isEmpty();
    }

    @Test
    void listIsFilteredByTimes() {
        assertThat(names(query -> query.createdFrom = "2026-01-03T00:00:00Z")).isEqualTo("bob alice");
        assertThat(names(query -> query.createdTo = "2026-01-03T00:00:00Z")).isEqualTo("carol root");
        assertThat(names(query -> {
                    query.createdTo = "2026-01-03T00:00:00Z";
                    query.sort = "username";
                }))
                .isEqualTo("carol root");
        seen("bob", "2026-02-01");
        assertThat(names(query -> query.seenBefore = "2026-02-01")).isEqualTo("alice carol root");
        assertThat(names(query -> query.seenBefore = "2026-02-02")).isEqualTo("bob alice carol root");
        assertThat(names(query -> {
                    query.seenBefore = "2026-02-01";
                    query.sort = "-lastSeen";
                }))
                .isEqualTo("alice carol root");
    }

    @Test
    void listIsFilteredBySecondFactorAndKind() {
        rows.change("update account set second_factor = true where username = 'bob'");
        assertThat(names(query -> query.secondFactor = "true")).isEqualTo("bob");
        assertThat(names(query -> query.secondFactor = "false")).isEqualTo("alice carol root");
        assertThat(names(query -> query.kind = "service")).isEmpty();
        assertThat(names(query -> query.kind = "person")).isEqualTo("bob alice carol root");
        assertThat(counting.count().secondFactor()).containsEntry("yes", 1L).containsEntry("no", 3L);
    }

    @Test
    void totalIsOnTheFirstPage() {
        UsersView first = page(query -> query.size = "3");
        assertThat(first.total()).isEqualTo(4);
        assertThat(page(query -> {
                            query.size = "3";
                            query.cursor = first.next();
                        })
                        .total())
                .isNull();
        assertThat(page(query -> query.status = "locked").total()).isZero();
        assertThat(page(query -> {
                            query.status = "active";
                            query.size = "1";
                        })
                        .total())
                .isEqualTo(4);
    }

    @Test
    void fieldsAreChosen() {
        UsersView view = page(query -> query.fields = "username,status");
        assertThat(view.users().get(0).username()).isEqualTo("bob");
        assertThat(view.users().get(0).status()).isEqualTo("active");
        assertThat(view.users().get(0).id()).isNotNull();
        assertThat(view.users().get(0).email()).isNull();
        assertThat(view.users().get(0).roles()).isNull();
    }

    @Test
    void cursorBelongsToOneCallerAndOneList() {
        String cursor = page(query -> query.size = "1").next();
        String edited = cursor.substring(0, cursor.length() - 1) + (cursor.endsWith("A") ? "B" : "A");
        refused("cursor", query -> query.cursor = edited);
        refused("cursor", query -> query.cursor = "x");
        refused("cursor", query -> query.cursor = "v2." + "A".repeat(3_000));
        refused("cursor", query -> {
            query.cursor = cursor;
            query.sort = "username";
        });
        refused("cursor", query -> {
            query.cursor = cursor;
            query.status = "active";
        });
        refused("cursor", query -> {
            query.cursor = cursor;
            query.search = "alice";
        });
        refused("cursor", query -> {
            query.cursor = cursor;
            query.group = new UUID(0, 1).toString();
        });
        UsersQuery stolen = new UsersQuery();
        stolen.cursor = cursor;
        assertThat(Refused.as(() -> list.page(People.caller(owner("bob")), stolen)))
                .isEqualTo(ProblemType.INVALID_INPUT);
    }

    @Test
    void wrongParameterIsRefused() {
        refused("role", query -> query.role = "a%");
        refused("status", query -> query.status = "ACTIVE");
        refused("kind", query -> query.kind = "");
        refused("secondFactor", query -> query.secondFactor = "yes");
        refused("createdFrom", query -> query.createdFrom = "1969-12-31T23:59:59Z");
        refused("createdTo", query -> query.createdTo = "+10000-01-01T00:00:00Z");
        refused("seenBefore", query -> query.seenBefore = "2026-02-30");
        refused("sort", query -> query.sort = "password");
        refused("size", query -> query.size = "201");
        refused("fields", query -> query.fields = "passwordHash");
    }

    @Test
    void numbersAreAtMostAMinuteOld() {
        clock.pass(Duration.ofDays(1));
        long before = counts.latest().total();
        people.register("dave");
        assertThat(counts.latest().total()).isEqualTo(before);
        clock.pass(Duration.ofSeconds(60));
        assertThat(counts.latest().total()).isEqualTo(before + 1);
    }

    @Test
    void numbersAreCountedAgainWhileRequestsGoOn() {
        clock.pass(Duration.ofDays(1));
        long before = counts.latest().total();
        people.register("dave");
        counts.work();
        assertThat(counts.latest().total()).isEqualTo(before + 1);
        people.register("erin");
        clock.pass(Duration.ofMinutes(10));
        counts.work();
        people.register("frank");
        assertThat(counts.latest().total()).as("counted at the request").isEqualTo(before + 3);
    }

    private void refused(String field, Consumer<UsersQuery> change) {
        assertThatThrownBy(() -> page(change)).isInstanceOf(Problem.class);
        assertThat(Refused.as(() -> page(change))).as(field).isEqualTo(ProblemType.INVALID_INPUT);
    }

    private String names(Consumer<UsersQuery> change) {
        return names(page(change));
    }

    private String allPages(Consumer<UsersQuery> change) {
        UsersView view = page(change);
        StringBuilder names = new StringBuilder(names(view));
        while (view.next() != null) {
            String next = view.next();
            view = page(query -> {
                change.accept(query);
                query.cursor = next;
            });
            names.append(' ').append(names(view));
        }
        return names.toString().strip();
    }

    private static String names(UsersView view) {
        return view.users().stream().map(UsersView.UserView::username).collect(Collectors.joining(" "));
    }

    private UsersView page(Consumer<UsersQuery> change) {
        UsersQuery query = new UsersQuery();
        change.accept(query);
        return list.page(People.caller(root), query);
    }

    private void seen(String name, String day) {
        rows.change("update account set last_seen = ? where username = ?", LocalDate.parse(day), name);
    }

    private Owner registered(String name, String time) {
        Instant before = clock.instant();
        clock.set(Instant.parse(time));
        Owner owner = people.register(name);
        clock.set(before);
        return owner;
    }

    private Owner owner(String name) {
        return new Owner(
                UUID.fromString(rows.text("select cast(id as varchar) from account where username = ?", name)),
                name,
                name + "@example.org");
    }
}
