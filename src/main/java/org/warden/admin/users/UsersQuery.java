package org.warden.admin.users;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.warden.json.ParsedAs;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/** The query parameters that select and sort accounts. */
public class UsersQuery {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final String ROLE = "[A-Za-z0-9._-]{1,64}";
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Set<String> STATUSES =
            Set.of("unconfirmed", "invited", "active", "locked", "disabled", "deleted");

    /** Beginnings of words of the names or the address, or an id. */
    @QueryParam("search")
    String search;

    /** Members of this group. */
    @QueryParam("group")
    @ParsedAs(format = "uuid")
    String group;

    /** Accounts with this role. */
    @QueryParam("role")
    @ParsedAs(pattern = ROLE)
    String role;

    /** Accounts with this status. */
    @QueryParam("status")
    @ParsedAs(words = {"unconfirmed", "invited", "active", "locked", "disabled", "deleted"})
    String status;

    /** Accounts of this kind. */
    @QueryParam("kind")
    @ParsedAs(words = {"person", "service"})
    String kind;

    /** Accounts with a second factor, or without one. */
    @QueryParam("secondFactor")
    @ParsedAs(words = {"true", "false"})
    String secondFactor;

    /** Accounts created at this time or later. */
    @QueryParam("createdFrom")
    @ParsedAs(format = "date-time")
    String createdFrom;

    /** Accounts created before this time. */
    @QueryParam("createdTo")
    @ParsedAs(format = "date-time")
    String createdTo;

    /** Accounts whose last login was before this day. */
    @QueryParam("seenBefore")
    @ParsedAs(format = "date")
    String seenBefore;

    /** The order; {@code -created} if it is absent. Not with {@code search}. */
    @QueryParam("sort")
    @ParsedAs(words = {"-created", "created", "username", "-username", "email", "-email", "lastSeen", "-lastSeen"})
    String sort;

    /** {@code next} of the page before. */
    @QueryParam("cursor")
    String cursor;

    /** The most accounts on a page; 50 if it is absent. */
    @QueryParam("size")
    @ParsedAs(least = 1, most = MOST)
    String size;

    /** The fields of each account, separated by commas; absent for all. */
    @QueryParam("fields")
    String fields;

    /** Parses the parameters; throws {@code INVALID_INPUT} with the name of the first that is invalid. */
    Wanted wanted() {
        if (search != null && sort != null) {
            throw Problem.invalid(
                    "sort", Rule.NOT_TOGETHER, "must not be sent together with search, which sorts by words");
        }
        return new Wanted(
                search,
                read("group", group, UUID::fromString, Rule.UNKNOWN_GROUP, "must be the id of a group"),
                read("role", role, UsersQuery::name, Rule.UNKNOWN_ROLE, "must be the name of a role"),
                read("status", status, oneOf(STATUSES), Rule.CHOICE, "must be one of " + sorted(STATUSES)),
                read("kind", kind, oneOf(Set.of("person", "service")), Rule.CHOICE, "must be person or service"),
                read(
                        "secondFactor",
                        secondFactor,
                        oneOf(Set.of("true", "false")),
                        Rule.CHOICE,
                        "must be true or false"),
                time("createdFrom", createdFrom),
                time("createdTo", createdTo),
                read("seenBefore", seenBefore, UsersQuery::day, Rule.TIME, "must be a day such as 2026-01-31"),
                sort == null
                        ? UserSort.NEWEST
                        : read(
                                "sort",
                                sort,
                                UserSort::of,
                                Rule.CHOICE,
                                "must be one of " + String.join(", ", UserSort.WORDS)),
                size == null
                        ? USUAL
                        : read("size", size, UsersQuery::size, Rule.NUMBER, "must be a number from 1 to " + MOST));
    }

    private static Instant time(String field, String text) {
        return read(field, text, UsersQuery::time, Rule.TIME, "must be a time such as 2026-01-31T12:00:00Z");
    }

    private static String name(String text) {
        return require(text, name -> name.matches(ROLE));
    }

    private static Function<String, String> oneOf(Set<String> words) {
        return text -> require(text, words::contains).toUpperCase(Locale.ROOT);
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }

    /** Accepts only years that both databases support. */
    private static Instant time(String text) {
        return require(Instant.parse(text), time -> !time.isBefore(Instant.EPOCH) && time.isBefore(LATEST));
    }

    private static LocalDate day(String text) {
        return require(LocalDate.parse(text), day -> day.getYear() >= 1970 && day.getYear() < 9999);
    }

    private static int size(String text) {
        return require(Integer.parseInt(text), size -> size >= 1 && size <= MOST);
    }

    private static <T> T require(T value, Predicate<T> rule) {
        if (!rule.test(value)) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static <T> T read(String field, String text, Function<String, T> reader, Rule rule, String otherwise) {
        try {
            return text == null ? null : reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw Problem.invalid(field, rule, otherwise);
        }
    }

    /** The parsed parameters; a null component selects everything. */
    record Wanted(
            String search,
            UUID group,
            String role,
            String status,
            String kind,
            String secondFactor,
            Instant createdFrom,
            Instant createdTo,
            LocalDate seenBefore,
            UserSort sort,
            int size) {
        /** The list, its filters and its order, to which a cursor is bound. The size may change from page to page. */
        String bound() {
            return "users "
                    + Arrays.asList(group, role, status, kind, secondFactor, createdFrom, createdTo, seenBefore, sort)
                    + " " + search;
        }
    }
}
