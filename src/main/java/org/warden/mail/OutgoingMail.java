package org.warden.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A mail that was not sent yet. Changed by {@link Delivery} only, in single conditional writes. */
@Entity
@Table(name = "outgoing_mail")
@SuppressWarnings("UnusedVariable") // when it is due, and until when of use, is asked for in the database only
class OutgoingMail {
    @Id
    private UUID id;

    private String template;
    private String sealed;
    private Instant due;
    private Instant expires;
    private int attempts;

    protected OutgoingMail() {}

    OutgoingMail(UUID id, String template, String sealed, Instant due, Instant expires) {
        this.id = id;
        this.template = template;
        this.sealed = sealed;
        this.due = due;
        this.expires = expires;
    }

    UUID id() {
        return id;
    }

    /** The name of a {@link Template}, or of none where there is nothing to send. */
    String template() {
        return template;
    }

    /** To whom, and the values. */
    String sealed() {
        return sealed;
    }

    /** How often it was claimed. */
    int attempts() {
        return attempts;
    }
}
