package org.warden.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.warden.time.Until;

/** An account in a group, with the end of its membership. */
@Entity
@Table(name = "group_member")
@IdClass(GroupMember.Key.class)
public class GroupMember {
    @Id
    @Column(name = "account_id")
    private UUID accountId;

    @Id
    @Column(name = "group_id")
    private UUID groupId;

    private Instant until;

    @Column(name = "added_by")
    private UUID addedBy;

    private Instant added;

    protected GroupMember() {}

    GroupMember(UUID accountId, UUID groupId) {
        this.accountId = accountId;
        this.groupId = groupId;
    }

    /** Sets the end; it replaces the present one. */
    void stay(Instant end, UUID by, Instant now) {
        until = end;
        addedBy = by;
        added = now;
    }

    public UUID accountId() {
        return accountId;
    }

    public UUID groupId() {
        return groupId;
    }

    /** When the membership ends: {@link Until#NEVER} for one without an end. */
    public Instant until() {
        return until;
    }

    /** The account that added the member. */
    public UUID addedBy() {
        return addedBy;
    }

    public Instant added() {
        return added;
    }

    /** The key of the row. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        UUID accountId;
        UUID groupId;

        public Key() {}

        Key(UUID accountId, UUID groupId) {
            this.accountId = accountId;
            this.groupId = groupId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(key.accountId, accountId)
                    && Objects.equals(key.groupId, groupId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(accountId, groupId);
        }
    }
}
