package org.warden.admin.users;

import java.util.Arrays;
import java.util.List;

/** The orders of the list of accounts. Each is the order of an index. */
enum UserSort {
    NEWEST("-created", "''", "a.id", true),
    OLDEST("created", "''", "a.id", false),
    USERNAME("username", "a.username_key", "a.username_key", false),
    USERNAME_DESCENDING("-username", "a.username_key", "a.username_key", true),
    EMAIL("email", "a.email_key", "a.email_key", false),
    EMAIL_DESCENDING("-email", "a.email_key", "a.email_key", true),
    SEEN("lastSeen", "cast(a.last_seen as varchar(10))", "a.last_seen, a.id", false),
    SEEN_DESCENDING("-lastSeen", "cast(a.last_seen as varchar(10))", "a.last_seen, a.id", true);

    /** The words of the parameter. */
    static final List<String> WORDS =
            Arrays.stream(values()).map(sort -> sort.word).toList();

    private final String word;
    private final String key;
    private final String columns;
    private final boolean descending;

    UserSort(String word, String key, String columns, boolean descending) {
        this.word = word;
        this.key = key;
        this.columns = columns;
        this.descending = descending;
    }

    /** The order with this word; throws {@code IllegalArgumentException}. */
    static UserSort of(String word) {
        return Arrays.stream(values())
                .filter(sort -> sort.word.equals(word))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    /** Whether this is the order of the ids, which is also the order within the other indexes. */
    boolean isByCreation() {
        return this == NEWEST || this == OLDEST;
    }

    boolean isBySight() {
        return this == SEEN || this == SEEN_DESCENDING;
    }

    /** The expression of the key at which a page ends, as text. */
    String key() {
        return key;
    }

    /** Selects the id and the columns of the order, which an index has. */
    String columns() {
        return "select " + (isByCreation() || isBySight() ? "" : "a.id, ") + columns + " from account a";
    }

    /** The order of this list. */
    String orderBy(String id) {
        return (isByCreation() ? id : columns.replace(",", direction() + ",")) + direction();
    }

    private String direction() {
        return descending ? " desc" : "";
    }

    /** The condition for ids after this one. */
    String beyond(Sql sql, String id, Position last) {
        return id + (descending ? " < " : " > ") + sql.add(last.id());
    }

    /** The condition for what comes after the last account of a page, in an order that is not that of the ids. */
    String after(Sql sql, Position last) {
        String beyond = descending ? " < " : " > ";
        return isBySight()
                ? "(" + columns + ")" + beyond + "(cast(" + sql.add(last.key()) + " as date), " + sql.add(last.id())
                        + ")"
                : columns + beyond + sql.add(last.key());
    }

    boolean isDescending() {
        return descending;
    }
}
