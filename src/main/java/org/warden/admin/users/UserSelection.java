package org.warden.admin.users;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.warden.admin.users.UsersQuery.Wanted;
import org.warden.database.Ids;

/**
 * The conditions of a list of accounts: those that an index answers in the order of the list, and the others, which are
 * compared row by row. A statement first reads a limited number of rows along one index and then compares them: neither
 * database can choose a plan that reads more.
 */
final class UserSelection {
    private static final String NEVER_SEEN = "date '1970-01-01'";
    private static final String COLUMNS = "select a.id, a.username_key, a.email_key, a.last_seen, a.status, a.stage,"
            + " a.locked_until, a.kind, a.second_factor from account a";

    private final Wanted wanted;
    private final UserSort sort;
    private final Instant now;
    private final Sql sql = new Sql();
    private final List<String> indexed = new ArrayList<>();
    private final List<String> compared = new ArrayList<>();

    /** The index of a role, a group or a status along which the rows are read, or null. */
    private Lead lead;

    private UserSelection(Wanted wanted, UserSort sort, Instant now) {
        this.wanted = wanted;
        this.sort = sort;
        this.now = now;
    }

    /** The accounts of a page, from this part on; {@code after} is where the page before ended, or null. */
    static UserSelection page(Wanted wanted, int part, Position after, Instant now) {
        UserSelection page = new UserSelection(wanted, wanted.sort(), now);
        page.lead();
        page.compare();
        if (page.sort.isBySight()) {
            page.seen(part, after);
        } else if (after != null) {
            page.indexed.add(
                    page.sort.isByCreation()
                            ? page.sort.beyond(page.sql, page.id(), after)
                            : page.sort.after(page.sql, after));
        }
        return page;
    }

    /** All selected accounts, in the order in which they are counted. */
    static UserSelection all(Wanted wanted, Instant now) {
        UserSelection all = new UserSelection(wanted, UserSort.OLDEST, now);
        all.lead();
        all.compare();
        return all;
    }

    /** Those of some accounts that meet all conditions. */
    static UserSelection among(Wanted wanted, List<UUID> ids, Instant now) {
        UserSelection among = new UserSelection(wanted, UserSort.USERNAME, now);
        among.compare();
        among.indexed.add("a.id in (" + ids.stream().map(among.sql::add).collect(Collectors.joining(", ")) + ")");
        return among;
    }

    /** Whether each row must be compared with conditions that no index answers. */
    boolean isCompared() {
        return !compared.isEmpty() || lead != null;
    }

    /** Whether the account of each row must be found first. */
    boolean isJoined() {
        return !compared.isEmpty() && lead != null;
    }

    Sql sql() {
        return sql;
    }

    /** The rows in order: id, key of the order, and whether the row meets all conditions. */
    String rows(int most) {
        String id = lead == null ? "a.id" : "x.id";
        return "select cast(" + id + " as varchar(36)), " + sort.key() + ", " + matches() + " from " + read(most, most)
                + " order by " + sort.orderBy(id) + " limit " + most;
    }

    /** How many rows were read, how many of them meet the conditions, and how many were read of the range of locks. */
    String count(int most, int mostLocked) {
        String second = lead == null ? "0" : "x.other";
        return "select count(*), coalesce(sum(c.m), 0), coalesce(sum(c.s), 0) from (select " + matches() + " as m, "
                + second + " as s from " + read(most, mostLocked) + ") c";
    }

    /** Reads along an index, at most so many rows of each range. */
    private String read(int most, int mostLocked) {
        String order = (indexed.isEmpty() ? "" : " where " + String.join(" and ", indexed)) + " order by "
                + (lead == null ? "" : lead.column() + " desc, ") + sort.orderBy(id()) + " limit ";
        String end = order + most + ")";
        if (lead == null) {
            return "(" + (isCompared() ? COLUMNS : sort.columns()) + end + " a";
        }
        String first = "(select " + id() + " as id, " + lead.meets() + " as m, 0 as other from " + lead.table() + end;
        String read =
                lead.ended() == null ? first : "(" + first + " union all " + endedLocks(order + mostLocked + ")") + ")";
        return read + " x" + (isJoined() ? " join account a on a.id = x.id" : "");
    }

    /** The accounts with a lock, and whether it has ended. The index alone gives their ids. */
    private String endedLocks(String end) {
        return "(select a.id, " + lead.ended() + ", 1 from (select a.id from account a"
                + end.replace(indexed.get(0), "a.status = 'LOCKED'") + " l join account a on a.id = l.id)";
    }

    private String id() {
        return lead == null ? "a.id" : lead.id();
    }

    /**
     * Chooses the index along which the rows are read. In the order of the ids, those of roles, groups and statuses are too.
     */
    private void lead() {
        if (!sort.isByCreation()) {
            return;
        }
        if (wanted.role() != null) {
            lead = new Lead("account_role r", "r.account_id", "r.role_name", meets("r.until > " + time()), null);
            indexed.add("r.role_name = " + sql.add(wanted.role()));
        } else if (wanted.group() != null) {
            lead = new Lead("group_member m", "m.account_id", "m.group_id", meets("m.until > " + time()), null);
            indexed.add("m.group_id = " + sql.add(wanted.group()));
        } else if (wanted.status() != null) {
            lead = new Lead("account a", "a.id", "a.status", "1", isOpen(wanted.status()) ? meets(endedLock()) : null);
            indexed.add("a.status = " + sql.add(wanted.status()));
        }
        between(indexed, id());
    }

    /** Adds the conditions that the index does not answer. Scalar subqueries: PostgreSQL never reads a whole table for one. */
    private void compare() {
        if (!sort.isByCreation()) {
            between(compared, "a.id");
        }
        if (wanted.role() != null && !isLed("r.")) {
            compared.add("(select r.until from account_role r where r.account_id = a.id and r.role_name = "
                    + sql.add(wanted.role()) + ") > " + time());
        }
        if (wanted.group() != null && !isLed("m.")) {
            compared.add("(select m.until from group_member m where m.account_id = a.id and m.group_id = "
                    + sql.add(wanted.group()) + ") > " + time());
        }
        if (wanted.status() != null) {
            status(wanted.status());
        }
        if (wanted.kind() != null) {
            compared.add("a.kind = " + sql.add(wanted.kind()));
        }
        if (wanted.secondFactor() != null) {
            compared.add("a.second_factor = " + wanted.secondFactor());
        }
        if (wanted.seenBefore() != null && !sort.isBySight()) {
            compared.add(seenBefore());
        }
    }

    private boolean isLed(String table) {
        return lead != null && lead.id().startsWith(table);
    }

    /** Ids begin with the time, so that a time is a bound. */
    private void between(List<String> conditions, String column) {
        if (wanted.createdFrom() != null) {
            conditions.add(column + " >= " + sql.add(Ids.first(wanted.createdFrom())));
        }
        if (wanted.createdTo() != null) {
            conditions.add(column + " < " + sql.add(Ids.first(wanted.createdTo())));
        }
    }

    /** A lock that has ended does not count, although the row still says it. */
    private void status(String status) {
        if (status.equals("LOCKED")) {
            compared.add("a.locked_until > " + time());
        }
        if (isLed("a.")) {
            return;
        }
        String exactly = "a.status = " + sql.add(status);
        compared.add(isOpen(status) ? "(" + exactly + " or a.status = 'LOCKED' and " + endedLock() + ")" : exactly);
    }

    private String endedLock() {
        return "a.locked_until <= " + time() + " and a.stage = " + sql.add(wanted.status());
    }

    /** Whether an account with a lock that has ended can have this status. */
    private static boolean isOpen(String status) {
        return !List.of("LOCKED", "DISABLED", "DELETED").contains(status);
    }

    /** Of two bounds on the same side only the closer one: PostgreSQL would begin to read at the other. */
    private void seen(int part, Position after) {
        if (part > 0) {
            indexed.add("a.last_seen = " + NEVER_SEEN);
        } else if (after == null || sort.isDescending()) {
            indexed.add("a.last_seen > " + NEVER_SEEN);
        }
        if (wanted.seenBefore() != null && (after == null || !sort.isDescending())) {
            indexed.add(seenBefore());
        }
        if (after != null) {
            indexed.add(part > 0 ? sort.beyond(sql, "a.id", after) : sort.after(sql, after));
        }
    }

    private String seenBefore() {
        return "a.last_seen < cast(" + sql.add(wanted.seenBefore().toString()) + " as date)";
    }

    private String time() {
        return sql.add(now.atOffset(ZoneOffset.UTC));
    }

    private String matches() {
        List<String> all = new ArrayList<>(compared);
        if (lead != null) {
            all.add(0, "x.m = 1");
        }
        return all.isEmpty() ? "1" : meets(String.join(" and ", all));
    }

    private static String meets(String condition) {
        return "case when " + condition + " then 1 else 0 end";
    }

    /**
     * An index whose order is that of the ids, for one value of its first column; {@code ended} is null or of the locked. The
     * first column is descending in all of them.
     */
    private record Lead(String table, String id, String column, String meets, String ended) {}
}
