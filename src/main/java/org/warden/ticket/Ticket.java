package org.warden.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A ticket that has not been used yet. Only {@link Tickets} reads and deletes it. */
@Entity
@Table(name = "ticket")
@SuppressWarnings("UnusedVariable") // only queries read it
class Ticket {
    @Id
    private String hash;

    @Column(name = "session_id")
    private UUID session;

    private Instant expires;

    protected Ticket() {}

    Ticket(String hash, UUID session, Instant expires) {
        this.hash = hash;
        this.session = session;
        this.expires = expires;
    }
}
