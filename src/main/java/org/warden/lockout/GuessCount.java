package org.warden.lockout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The consecutive wrong guesses at the secrets of one account, from one known device or from all other callers together. */
@Entity
@Table(name = "guess_count")
@SuppressWarnings("UnusedVariable") // only queries read the id and the time
class GuessCount {
    @Id
    private UUID id;

    private int failures;

    @Column(name = "last_failed")
    private Instant lastFailed;

    @Column(name = "blocked_until")
    private Instant blockedUntil;

    protected GuessCount() {}

    /** Returns whether a pause or lock is in force. Shortens one that a clock running ahead made too long. */
    boolean isBlocked(Instant now, LockoutSettings settings) {
        Instant latest = now.plus(settings.longest());
        if (blockedUntil.isAfter(latest)) {
            blockedUntil = latest;
        }
        return now.isBefore(blockedUntil);
    }

    /**
     * Counts a guess made during a pause; returns whether it locks the account. Guesses made during a lock do not prolong it.
     */
    boolean hurry(Instant now, LockoutSettings settings) {
        if (failures >= settings.threshold()) {
            return false;
        }
        failures++;
        if (failures < settings.threshold()) {
            return false;
        }
        blockedUntil = now.plus(settings.pause(failures));
        return true;
    }

    /** Counts a wrong guess; returns whether it locks the account. */
    boolean fail(Instant now, LockoutSettings settings) {
        failures++;
        lastFailed = now;
        Duration pause = settings.pause(failures);
        if (!pause.isZero()) {
            blockedUntil = now.plus(pause);
        }
        return failures >= settings.threshold();
    }
}
