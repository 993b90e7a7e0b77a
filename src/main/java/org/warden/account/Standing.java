package org.warden.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.warden.time.Until;

/**
 * The status of an account, and what keeps it from being used: a lock, which may end by itself, a disabling, or a pending
 * deletion. If several apply, the status is the last of these.
 */
@Embeddable
public class Standing {
    static final String ACTIVE = "ACTIVE";
    static final String UNCONFIRMED = "UNCONFIRMED";
    static final String INVITED = "INVITED";
    static final String LOCKED = "LOCKED";
    static final String DISABLED = "DISABLED";
    static final String DELETED = "DELETED";

    private static final UUID NONE = new UUID(0, 0);

    private String status = ACTIVE;

    /** The status apart from lock, disabling and deletion; null while {@code status} is that. */
    private String stage;

    @Column(name = "locked_until")
    private Instant lockedUntil;

    @Column(name = "lock_reason")
    private String reason;

    @Column(name = "lock_author")
    private UUID author = NONE;

    private boolean disabled;

    @Column(name = "must_change")
    private boolean mustChange;

    private Instant deletes;

    protected Standing() {}

    /**
     * Locks the account until this moment; {@link Until#NEVER} for a lock without an end. A disabling keeps its reason and
     * author.
     */
    public void lock(Instant until, String why, UUID by) {
        lockedUntil = until;
        if (!disabled) {
            mark(why, by);
        }
    }

    /** Ends a lock; leaves a disabling as it is. */
    public void unlock() {
        lockedUntil = null;
        if (!disabled) {
            mark(null, null);
        }
    }

    /** Disables the account until it is enabled. */
    public void disable(String why, UUID by) {
        disabled = true;
        mark(why, by);
    }

    /** Ends a disabling and forgets its reason and author. Leaves a lock, whose own were not kept. */
    public void enable() {
        disabled = false;
        mark(null, null);
    }

    /** Closes the account, which is deleted at this moment. */
    public void close(Instant deletion) {
        deletes = deletion;
    }

    /** Takes back a pending deletion. */
    public void restore() {
        deletes = null;
    }

    /** Sets whether the next login must choose a new password. */
    public void requireNewPassword(boolean required) {
        mustChange = required;
    }

    /** Whether the next login must choose a new password. */
    public boolean mustChange() {
        return mustChange;
    }

    public boolean isDisabled() {
        return disabled;
    }

    /** When the account is deleted, or null. */
    public Instant deletes() {
        return deletes;
    }

    /** The end of the lock, even if it has passed, or null. */
    public Instant lockedUntil() {
        return lockedUntil;
    }

    /** Whether a lock is in force, and not only a disabling or a deletion. */
    public boolean isLocked(Instant now) {
        return lockedUntil != null && !isOver(lockedUntil, now);
    }

    /** Why the account is locked or disabled, or null. */
    public String reason() {
        return reason;
    }

    /** The account that locked or disabled this one, or null. */
    public UUID author() {
        return NONE.equals(author) ? null : author;
    }

    /** The status at this moment: a lock that has ended does not count. */
    public String status(Instant now) {
        return status(status, stage, lockedUntil, now);
    }

    /** The status at this moment, of an account whose row holds these values. */
    public static String status(String status, String stage, Instant lockedUntil, Instant now) {
        boolean over = status.equals(LOCKED) && stage != null && isOver(lockedUntil, now);
        return over ? stage : status;
    }

    /** Whether the right password opens the account. */
    public boolean isActive(Instant now) {
        return status(now).equals(ACTIVE);
    }

    /** Whether the account is active, or was when it was locked, disabled or closed. */
    public boolean wasActive() {
        return ACTIVE.equals(stage == null ? status : stage);
    }

    /** Whether the account is locked, disabled or about to be deleted. */
    public boolean isShut(Instant now) {
        return Set.of(LOCKED, DISABLED, DELETED).contains(status(now));
    }

    /** Whether this is the status without lock, disabling and deletion. */
    boolean isBelow(String expected) {
        return expected.equals(below());
    }

    /** Sets the status without lock, disabling and deletion. */
    void begin(String first) {
        if (stage == null) {
            status = first;
        } else {
            stage = first;
        }
    }

    private String below() {
        return stage == null ? status : stage;
    }

    /** Sets the status after a change. Forgets a lock that has ended. */
    void settle(Instant now) {
        String open = below();
        if (isOver(lockedUntil, now)) {
            unlock();
        }
        boolean shut = deletes != null || disabled || lockedUntil != null;
        stage = shut ? open : null;
        status = shut ? closed() : open;
    }

    private static boolean isOver(Instant end, Instant now) {
        return end != null && !end.isAfter(now);
    }

    private String closed() {
        if (deletes != null) {
            return DELETED;
        }
        return disabled ? DISABLED : LOCKED;
    }

    private void mark(String why, UUID by) {
        reason = why;
        author = by == null ? NONE : by;
    }
}
