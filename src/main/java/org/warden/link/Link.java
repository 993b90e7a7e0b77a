package org.warden.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.warden.mail.Template;

/** A mailed link. Written and ended by {@link Links} only. */
@Entity
@Table(name = "link")
@SuppressWarnings("UnusedVariable") // the key of the address is asked for in the database only
public class Link {
    @Id
    private String hash;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "account_id")
    private UUID accountId;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    private Instant created;
    private Instant expires;

    /** By its use, or before it. */
    private Instant ended;

    private int epoch;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    protected Link() {}

    String hash() {
        return hash;
    }

    public Instant created() {
        return created;
    }

    public Instant expires() {
        return expires;
    }

    /** When it was used, or something else ended it, or null. */
    public Instant ended() {
        return ended;
    }

    public Purpose purpose() {
        return purpose;
    }

    public UUID accountId() {
        return accountId;
    }

    /** The address that it was mailed to. */
    public String email() {
        return email;
    }

    /** The epoch of the account that began with the move that this link undoes; 0 if it is not known. */
    public int epoch() {
        return epoch;
    }

    /** The first name of the owner when the address moved, or null. */
    public String firstName() {
        return firstName;
    }

    /** The last name of the owner when the address moved, or null. */
    public String lastName() {
        return lastName;
    }

    /** What a link is good for. */
    public enum Purpose {
        /** Confirms the address of a new account. */
        CONFIRM(Template.CONFIRM_EMAIL, "confirm-email"),
        /** Confirms the new address of an account. */
        CHANGE(Template.CHANGE_EMAIL, "confirm-email"),
        /** Gives the account its old address back. */
        UNDO(Template.UNDO_EMAIL, "undo-email"),
        /** Leads to a new password. */
        RESET(Template.RESET_PASSWORD, "reset-password");

        private final Template template;
        private final String page;

        Purpose(Template template, String page) {
            this.template = template;
            this.page = page;
        }

        Template template() {
            return template;
        }

        /** The last part of the address of its page. */
        String page() {
            return page;
        }

        Duration life(LinkSettings settings) {
            return switch (this) {
                case CONFIRM, CHANGE -> settings.confirmLife();
                case UNDO -> settings.undoLife();
                case RESET -> settings.resetLife();
            };
        }
    }
}
