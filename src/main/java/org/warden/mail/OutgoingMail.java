package org.warden.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A queued mail. Only {@link Delivery} changes it, each time with one conditional statement. */
@Entity
@Table(name = "outgoing_mail")
@SuppressWarnings("UnusedVariable") // only queries read when the mail is due and when it expires
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

    /** The name of a {@link Template}, or {@link Mailing#NOTHING}. */
    String template() {
        return template;
    }

    /** The recipient and the values, sealed. */
    String sealed() {
        return sealed;
    }

    /** How often the mail was claimed. */
    int attempts() {
        return attempts;
    }
}
