package org.warden.admin.users;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.act.Acts;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;

/** H2 reads each page in the order of an index. Otherwise it would sort all accounts, or all of a large role. */
@Acts
class UserPlansActTest {
    private static final Map<String, Consumer<UsersQuery>> SELECTIONS = Map.of(
            "all accounts", query -> {},
            "of a kind", query -> query.kind = "person",
            "with a role", query -> query.role = "User",
            "in a group", query -> query.group = "01900000-0000-7000-8000-000000000001",
            "with a status", query -> query.status = "active",
            "who are locked", query -> query.status = "locked",
            "with a role and of a kind",
                    query -> {
                        query.role = "User";
                        query.kind = "person";
                    },
            "in a group and with a status",
                    query -> {
                        query.group = "01900000-0000-7000-8000-000000000001";
                        query.status = "invited";
                    });

    @Inject
    UserList list;

    @Inject
    People people;

    @Inject
    Rows rows;

    private Owner root;

    @BeforeEach
    void watch() {
        root = people.register("root");
        people.register("duke");
    }

    static Stream<Arguments> lists() {
        return UserSort.WORDS.stream()
                .flatMap(sort -> SELECTIONS.keySet().stream().map(name -> Arguments.of(name, sort)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("lists")
    void pageIsReadInTheOrderOfAnIndex(String selection, String sort) {
        UsersQuery query = new UsersQuery();
        SELECTIONS.get(selection).accept(query);
        query.sort = sort;
        assertThat(rows.plans("select cast(%limit 51", () -> list.page(People.caller(root), query)))
                .isNotEmpty()
                .allSatisfy((sql, plan) -> assertThat(count("index sorted", plan))
                        .as(plan)
                        .isGreaterThanOrEqualTo(count("limit \\d+\\)", sql)));
    }

    /** Each limited subquery must be sorted by its index. The select around them sorts the few rows of a page. */
    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
