package org.warden.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** When a group last lost this role. */
@Entity
@Table(name = "role_cut")
class RoleCut {
    @Id
    @Column(name = "role_name")
    private String role;

    @Column(name = "cut_at")
    private Instant at;

    protected RoleCut() {}

    String role() {
        return role;
    }

    Instant at() {
        return at;
    }
}
