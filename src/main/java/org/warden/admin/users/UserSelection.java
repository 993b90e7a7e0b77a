package org.warden.admin.users;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.warden.admin.users.UsersQuery.Wanted;

/**
 * The conditions of a list of accounts: those that an index answers in the order of the list, and the others, which are
 * compared row by row.
 */
final class UserSelection {
    private static final String NEVER_SEEN = "date '1970-01-01'";

    private final Wanted wanted;
    private final Instant now;
    private final Sql sql = new Sql();
    private final List<String> indexed = new ArrayList<>();
    private final List<String> compared = new ArrayList<>();
    private String from = "account a";

    /**
     * @param part see {@link Position}; -1 for all parts
     * @param after where the page before ended, or null
     */
    UserSelection(Wanted wanted, int part, Position after, Instant now) {
        this.wanted = wanted;
        this.now = now;
        select();
        if (part >= 0 && wanted.sort().isBySight()) {
            indexed.add("a.last_seen " + (part == 0 ? "> " : "= ") + NEVER_SEEN);
        }
        if (after != null) {
            indexed.add(wanted.sort().after(sql, after));
        }
    }

    /** Whether each row must be compared with conditions that no index answers. */
    boolean isCompared() {
        return !compared.isEmpty();
    }

    Sql sql() {
        return sql;
    }

    /** The rows in order: id, key of the order, and whether the row meets all conditions. */
    String rows(int most) {
        return "select cast(a.id as varchar(36)), " + wanted.sort().key() + ", " + matches() + " from " + from + where()
                + " order by " + wanted.sort().orderBy() + " limit " + most;
    }

    /** Which of these accounts meet all conditions. */
    String among(List<UUID> ids) {
        indexed.add("a.id in (" + ids.stream().map(sql::add).collect(Collectors.joining(", ")) + ")");
        return rows(ids.size());
    }

    /** How many rows an index gives, and how many of them meet all conditions. */
    String count(int most) {
        return "select count(*), coalesce(sum(x.m), 0) from (select " + matches() + " as m from " + from + where()
                + " limit " + most + ") x";
    }

    private void select() {
        boolean byCreation = wanted.sort().isByCreation();
        bound(byCreation ? indexed : compared);
        boolean byRole = byCreation && wanted.role() != null;
        if (byRole) {
            from = "account_role r join account a on a.id = r.account_id";
            indexed.add("r.role_name = " + sql.add(wanted.role()));
            compared.add("r.until > " + time());
        } else if (wanted.role() != null) {
            compared.add("exists (select 1 from account_role r where r.account_id = a.id and r.role_name = "
                    + sql.add(wanted.role()) + " and r.until > " + time() + ")");
        }
        boolean byGroup = byCreation && !byRole && wanted.group() != null;
        if (byGroup) {
            from = "group_member m join account a on a.id = m.account_id";
            indexed.add("m.group_id = " + sql.add(wanted.group()));
            compared.add("m.until > " + time());
        } else if (wanted.group() != null) {
            compared.add("exists (select 1 from group_member m where m.account_id = a.id and m.group_id = "
                    + sql.add(wanted.group()) + " and m.until > " + time() + ")");
        }
        if (wanted.status() != null) {
            status(byCreation && !byRole && !byGroup ? indexed : compared);
        }
        if (wanted.kind() != null) {
            compared.add("a.kind = " + sql.add(wanted.kind()));
        }
        if (wanted.secondFactor() != null) {
            compared.add("a.second_factor = " + wanted.secondFactor());
        }
        if (wanted.seenBefore() != null) {
            (wanted.sort().isBySight() ? indexed : compared)
                    .add("a.last_seen < cast(" + sql.add(wanted.seenBefore().toString()) + " as date)");
        }
    }

    /** Ids begin with the time of creation, so a time is a bound. */
    private void bound(List<String> conditions) {
        if (wanted.createdFrom() != null) {
            conditions.add("a.id >= " + sql.add(first(wanted.createdFrom())));
        }
        if (wanted.createdTo() != null) {
            conditions.add("a.id < " + sql.add(first(wanted.createdTo())));
        }
    }

    private static UUID first(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    /** A lock that has ended does not count, although the row is still locked. */
    private void status(List<String> best) {
        String status = wanted.status();
        switch (status) {
            case "DISABLED", "DELETED" -> best.add("a.status = " + sql.add(status));
            case "LOCKED" -> {
                best.add("a.status = 'LOCKED'");
                compared.add("a.locked_until > " + time());
            }
            default ->
                compared.add("(a.status = " + sql.add(status) + " or a.status = 'LOCKED' and a.locked_until <= "
                        + time() + " and a.stage = " + sql.add(status) + ")");
        }
    }

    private String time() {
        return sql.add(now.atOffset(ZoneOffset.UTC));
    }

    private String matches() {
        return compared.isEmpty() ? "1" : "case when " + String.join(" and ", compared) + " then 1 else 0 end";
    }

    private String where() {
        return indexed.isEmpty() ? "" : " where " + String.join(" and ", indexed);
    }
}
