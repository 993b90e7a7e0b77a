package org.warden.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** A role of a group. */
@Entity
@Table(name = "group_role")
@IdClass(GroupRole.Key.class)
@SuppressWarnings("UnusedVariable") // only queries read the group
public class GroupRole {
    @Id
    @Column(name = "group_id")
    private UUID groupId;

    @Id
    @Column(name = "role_name")
    private String role;

    protected GroupRole() {}

    GroupRole(UUID groupId, String role) {
        this.groupId = groupId;
        this.role = role;
    }

    String role() {
        return role;
    }

    /** The key of the row. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        UUID groupId;
        String role;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(key.groupId, groupId) && Objects.equals(key.role, role);
        }

        @Override
        public int hashCode() {
            return Objects.hash(groupId, role);
        }
    }
}
