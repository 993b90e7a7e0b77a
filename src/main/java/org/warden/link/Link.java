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

/** A mailed link. Only {@link Links} and {@link LinkMail} write it. */
@Entity
@Table(name = "link")
@SuppressWarnings("UnusedVariable") // only queries read the key of the address and the mail
public class Link {
    static final UUID NONE = new UUID(0, 0);

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

    /** When it was used, or when something else ended it. */
    private Instant ended;

    private int epoch;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    /** The mail with this link, or the nil id. */
    private UUID mail;

    /** The account that requested it, or the nil id. */
    @Column(name = "requester_id")
    private UUID requester;

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

    /** When the link was used or ended, or null if it was not. */
    public Instant ended() {
        return ended;
    }

    public Purpose purpose() {
        return purpose;
    }

    public UUID accountId() {
        return accountId;
    }

    /** The address to which the link was mailed. */
    public String email() {
        return email;
    }

    /** Whether an account other than the owner's requested the link. */
    public boolean isByAnother() {
        return !requester.equals(NONE) && !requester.equals(accountId);
    }

    /** The account that requested the link, or the nil id. */
    public UUID requester() {
        return requester;
    }

    /** The account's epoch right after the change that this link undoes; 0 if unknown. */
    public int epoch() {
        return epoch;
    }

    /** The owner's first name at the time of the change, or null. */
    public String firstName() {
        return firstName;
    }

    /** The owner's last name at the time of the change, or null. */
    public String lastName() {
        return lastName;
    }

    /** The purpose of a link. */
    public enum Purpose {
        /** Confirms the address of a new account. */
        CONFIRM(Template.CONFIRM_EMAIL, "confirm-email"),
        /** Confirms the new address of an account. */
        CHANGE(Template.CHANGE_EMAIL, "confirm-email"),
        /** Restores the old address of an account. */
        UNDO(Template.UNDO_EMAIL, "undo-email"),
        /** Lets the owner choose a new password. */
        RESET(Template.RESET_PASSWORD, "reset-password"),
        /** Lets an invited owner choose the first password. */
        INVITE(Template.INVITATION, "invitation");

        private final Template template;
        private final String page;

        Purpose(Template template, String page) {
            this.template = template;
            this.page = page;
        }

        Template template() {
            return template;
        }

        /** The last path segment of its page. */
        String page() {
            return page;
        }

        Duration life(LinkSettings settings) {
            return switch (this) {
                case CONFIRM, CHANGE -> settings.confirmLife();
                case UNDO -> settings.undoLife();
                case RESET -> settings.resetLife();
                case INVITE -> settings.inviteLife();
            };
        }
    }
}
