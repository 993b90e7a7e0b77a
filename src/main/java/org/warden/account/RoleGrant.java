package org.warden.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.warden.time.Until;

/** A role of an account, with its end. */
@Entity
@Table(name = "account_role")
@IdClass(RoleGrant.Key.class)
public class RoleGrant {
    @Id
    @Column(name = "account_id")
    private UUID accountId;

    @Id
    @Column(name = "role_name")
    private String role;

    private Instant until;

    @Column(name = "granted_by")
    private UUID grantedBy;

    private Instant granted;

    private String reason;

    protected RoleGrant() {}

    RoleGrant(UUID accountId, String role) {
        this.accountId = accountId;
        this.role = role;
    }

    /** Replaces the end by an earlier or a later one. */
    void give(Instant end, UUID by, String why, Instant now) {
        until = end;
        grantedBy = by;
        reason = why;
        granted = now;
    }

    UUID accountId() {
        return accountId;
    }

    public String role() {
        return role;
    }

    /** When the role ends: {@link Until#NEVER} for a role without an end. */
    public Instant until() {
        return until;
    }

    /** The account that gave it; the nil UUID if unknown. */
    public UUID grantedBy() {
        return grantedBy;
    }

    public Instant granted() {
        return granted;
    }

    /** Why it was given, or an empty text. */
    public String reason() {
        return reason;
    }

    /** The key of the row. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        UUID accountId;
        String role;

        public Key() {}

        Key(UUID accountId, String role) {
            this.accountId = accountId;
            this.role = role;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.accountId.equals(accountId) && key.role.equals(role);
        }

        @Override
        public int hashCode() {
            return accountId.hashCode() * 31 + role.hashCode();
        }
    }
}
