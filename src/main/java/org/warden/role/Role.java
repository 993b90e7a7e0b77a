package org.warden.role;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A role. Its name is its key: it occurs in tokens and in {@code @RolesAllowed}, and never changes. */
@Entity
@Table(name = "role")
public class Role {
    /** May administer accounts; at least one account always has this role. */
    public static final String ADMINISTRATOR = "Administrator";
    /** The role of every new account. */
    public static final String USER = "User";

    @Id
    private String name;

    protected Role() {}

    public String name() {
        return name;
    }
}
