package org.warden.role;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A permission that an application has declared, with its description. No role needs a declaration to have a permission. */
@Entity
@Table(name = "permission")
public class DeclaredPermission {
    @Id
    private String name;

    private String application;

    private String description;

    protected DeclaredPermission() {}

    public DeclaredPermission(String name, String application, String description) {
        this.name = name;
        this.application = application;
        this.description = description;
    }

    public String name() {
        return name;
    }

    public String application() {
        return application;
    }

    public String description() {
        return description;
    }
}
