package org.warden.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.warden.http.Client;

/** One thing that happened. Never changed. */
@Entity
@Table(name = "audit_event")
@SuppressWarnings("UnusedVariable") // read in the database only
class AuditEvent {
    @Id
    private UUID id;

    private Instant happened;
    private String action;

    @Column(name = "account_id")
    private UUID accountId;

    private String subject;
    private String address;

    @Column(name = "request_id")
    private String requestId;

    protected AuditEvent() {}

    AuditEvent(UUID id, Instant happened, AuditLog.Action action, UUID accountId, String subject, Client from) {
        this.id = id;
        this.happened = happened;
        this.action = action.name();
        this.accountId = accountId;
        this.subject = subject;
        this.address = from.address();
        this.requestId = from.requestId();
    }
}
