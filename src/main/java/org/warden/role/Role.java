package org.warden.role;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One role. Its name is its key: it stands in tokens and in {@code @RolesAllowed}, and never changes. */
@Entity
@Table(name = "role")
public class Role {
    /** May administer accounts; at least one account always has it. */
    public static final String ADMINISTRATOR = "Administrator";
    /** What every registration starts with. */
    public static final String USER = "User";

    @Id
    private String name;

    protected Role() {}

    public String name() {
        return name;
    }
}
