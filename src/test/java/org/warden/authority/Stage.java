package org.warden.authority;

import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.http.Caller;
import org.warden.http.Requester;

/**
 * Where a deed takes place.
 *
 * @param on the kind of the target
 */
record Stage(Instance<Object> beans, Rows rows, Requester requester, Caller caller, Owner target, Who on) {
    /** A role without rights. */
    static final String EMPTY = "Empty";

    /** A role with all rights. */
    static final String EVERYTHING = "Everything";

    /** A role with the rights of the target. */
    String same() {
        return "Same." + on;
    }

    Set<String> rights() {
        return on.rights();
    }

    /** Creates the role with the rights of the target. */
    void createSame() {
        rows.change("merge into role (name) key (name) values (?)", same());
        rights().forEach(permission -> rows.change(
                "merge into role_permission (role_name, permission)" + " key (role_name, permission) values (?, ?)",
                same(),
                permission));
    }

    <T> T act(Class<T> type) {
        return beans.select(type).get();
    }

    boolean isSelf() {
        return caller.id().equals(target.id());
    }

    /** Changes the row of the target. */
    void change(String columns) {
        rows.change("update account set " + columns + " where id = ?", target.id());
    }

    /** Changes the row of the target, unless it is the caller: that must stay able to call. */
    void changeAnother(String columns) {
        if (!isSelf()) {
            change(columns);
        }
    }

    void addSession() {
        if (!target.equals(People.GONE) && rows.count("account where status = 'ACTIVE' and id = ?", target.id()) == 1) {
            act(People.class).logIn(target);
        }
    }

    UUID session() {
        return rows.texts("select id from session where account_id = ?", target.id()).stream()
                .findFirst()
                .map(UUID::fromString)
                .orElse(People.GONE.id());
    }

    /** The group that has this role, and no group below it. */
    static UUID group(String role) {
        return id("group " + role);
    }

    /** A group without rights of its own below one that has this role. */
    static UUID below(String role) {
        return id("below " + role);
    }

    /** Creates the groups with this role, unless another deed on this stage has. */
    void createGroups(String role) {
        if (rows.count("user_group where id = ?", group(role)) > 0) {
            return;
        }
        create(group(role), role);
        UUID above = id("above " + role);
        create(above, role);
        create(below(role), EMPTY);
        rows.change("update user_group set parent_id = ? where id = ?", above, below(role));
        rows.change("insert into group_path (descendant_id, ancestor_id, depth) values (?, ?, 1)", below(role), above);
    }

    private void create(UUID id, String role) {
        rows.change(
                "insert into user_group (id, name, name_key, parent_id, version) values (?, ?, ?, ?, 1)",
                id,
                id.toString(),
                id.toString(),
                new UUID(0, 0));
        rows.change("insert into group_path (descendant_id, ancestor_id, depth) values (?, ?, 0)", id, id);
        rows.change("insert into group_role (group_id, role_name) values (?, ?)", id, role);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
