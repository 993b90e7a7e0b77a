package org.warden.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** A group and itself, or a group above it. Only {@link GroupTree} writes the rows. */
@Entity
@Table(name = "group_path")
@IdClass(GroupPath.Key.class)
@SuppressWarnings("UnusedVariable") // only queries read the fields
public class GroupPath {
    @Id
    @Column(name = "descendant_id")
    private UUID descendantId;

    @Id
    @Column(name = "ancestor_id")
    private UUID ancestorId;

    private int depth;

    protected GroupPath() {}

    /** The key of the row. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        UUID descendantId;
        UUID ancestorId;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(key.descendantId, descendantId)
                    && Objects.equals(key.ancestorId, ancestorId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(descendantId, ancestorId);
        }
    }
}
