package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A migration leaves the schema usable for the previous version, which runs beside the new one during a rolling update and
 * may be started again after it. The rules are in the manual: updates.md.
 */
class MigrationRulesTest {
    /** The last migration from before the rules. */
    private static final int FREE = 40;

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__\\w+\\.sql");
    private static final Pattern NEW_TABLE = Pattern.compile("create table (\\w+) .*");
    private static final Pattern ANY_TABLE =
            Pattern.compile("(?:alter table|create unique index \\w+ on) (?:only )?(\\w+).*");

    /** What the previous version would not survive, or what locks or rewrites a table of accounts or sessions. */
    private static final Map<String, Predicate<String>> REFUSED = Map.of(
            "drops", statement -> statement.matches("drop .*|alter table .* drop .*"),
            "renames", statement -> statement.matches("alter .* rename .*"),
            "changes a type", statement -> statement.matches("alter table .* alter .* type .*"),
            "forbids null", statement -> statement.matches("alter table .* set not null.*"),
            "adds a column without a default that may not be null",
                    statement -> statement.matches("alter table .* add (?!constraint).* not null.*")
                            && !statement.contains(" default "),
            "changes rows", statement -> statement.matches("(update|delete|truncate|merge) .*"),
            "adds a rule to rows of an existing table",
                    statement -> statement.matches(
                            "create unique .*|alter table .* add (constraint|check|unique|foreign).*"));

    @Test
    void everyNewMigrationKeepsTheRules() {
        assertThat(migrations()
                        .flatMap(file -> faults(read(file)).stream().map(fault -> file.getFileName() + " " + fault)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table session;",
                "alter table account drop column email;",
                "alter table account rename column email to address;",
                "alter table account rename to person;",
                "alter table account alter column email type varchar(10);",
                "alter table account alter column email set data type varchar(10);",
                "alter table account alter email set not null;",
                "alter table account add column age int not null;",
                "-- Owner: org.warden.account\nUPDATE account SET age = 1;",
                "delete from session;",
                "create unique index account_by_age on account (age);",
                "alter table account add constraint adult check (age > 18);",
                "create table a (id int); alter table account add constraint adult check (age > 18);"
            })
    void changeThatThePreviousVersionWouldNotSurviveIsRefused(String sql) {
        assertThat(faults(sql)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table drop_zone (id int not null);",
                "-- update account\nalter table account add column age int;",
                "alter table account add column age int default 0 not null;",
                "create index account_by_age on account (age);",
                "create table a (id int); create unique index a_by_id on a (id);",
                "create table a (id int); alter table a add constraint b check (id > 1);",
                "insert into role (id, name) values (1, 'Guest');"
            })
    void additionIsAllowed(String sql) {
        assertThat(faults(sql)).isEmpty();
    }

    private static List<String> faults(String sql) {
        List<String> faults = new ArrayList<>();
        Set<String> created = new HashSet<>();
        for (String statement : statements(sql)) {
            Matcher table = NEW_TABLE.matcher(statement);
            if (table.matches()) {
                created.add(table.group(1));
            }
            Matcher changed = ANY_TABLE.matcher(statement);
            if (!changed.matches() || !created.contains(changed.group(1))) {
                REFUSED.forEach((fault, refused) -> {
                    if (refused.test(statement)) {
                        faults.add(fault + ": " + statement);
                    }
                });
            }
        }
        return faults;
    }

    /** In lower case, each in one line. */
    private static List<String> statements(String sql) {
        String plain = sql.replaceAll("--[^\n]*", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return Stream.of(plain.split(";")).map(String::strip).toList();
    }

    private static Stream<Path> migrations() {
        try (Stream<Path> files = Files.list(Path.of("sql"))) {
            return files.filter(file -> version(file) > FREE).toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int version(Path file) {
        Matcher version = VERSION.matcher(file.getFileName().toString());
        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
