package org.warden.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A group of accounts. */
@Entity
@Table(name = "user_group")
public class UserGroup {
    /** The parent of the groups at the top. */
    static final UUID TOP = new UUID(0, 0);

    @Id
    private UUID id;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "parent_id")
    private UUID parentId;

    private long version;

    protected UserGroup() {}

    /** A new group at the top. */
    UserGroup(UUID id, String name) {
        this.id = id;
        this.parentId = TOP;
        this.version = 1;
        rename(name);
    }

    /** Returns a name in the form that must be unique below one parent. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Changes the name. */
    final void rename(String newName) {
        name = newName;
        nameKey = key(newName);
    }

    void setBelow(UUID parent) {
        parentId = parent;
    }

    /** Raises the version. */
    public void change() {
        version++;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The group above; empty for a group at the top. */
    public Optional<UUID> parent() {
        return parentId.equals(TOP) ? Optional.empty() : Optional.of(parentId);
    }

    /** Raised by each change of the group itself. */
    public long version() {
        return version;
    }
}
