package org.warden.role;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

/** A role. Its name is its key: it occurs in tokens and in {@code @RolesAllowed}, and never changes. */
@Entity
@Table(name = "role")
public class Role {
    /** Has every permission; at least one account always has this role. */
    public static final String ADMINISTRATOR = "Administrator";
    /** The role of every new account. */
    public static final String USER = "User";

    @Id
    private String name;

    private String description;

    private long version;

    @ElementCollection
    @CollectionTable(name = "role_permission", joinColumns = @JoinColumn(name = "role_name"))
    @Column(name = "permission")
    private Set<String> permissions = new HashSet<>();

    protected Role() {}

    public String name() {
        return name;
    }

    /** What the role is for, or an empty text. */
    public String description() {
        return description;
    }

    /** Raised by each change of the role. */
    public long version() {
        return version;
    }

    /** The permissions of every account with this role. */
    public Rights rights() {
        return Rights.of(permissions);
    }
}
