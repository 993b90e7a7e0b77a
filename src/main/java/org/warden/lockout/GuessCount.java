package org.warden.lockout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The wrong guesses in a row at the secrets of one account, by one known device of its owner or by all others together. */
@Entity
@Table(name = "guess_count")
@SuppressWarnings("UnusedVariable") // the id and the time are asked for by the database only
class GuessCount {
    @Id
    private UUID id;

    private int failures;

    @Column(name = "last_failed")
    private Instant lastFailed;

    @Column(name = "blocked_until")
    private Instant blockedUntil;

    protected GuessCount() {}

    /** A lock never lasts longer than the longest, also if a clock was ahead when it began. */
    boolean isBlocked(Instant now, LockoutSettings settings) {
        Instant latest = now.plus(settings.longest());
        if (blockedUntil.isAfter(latest)) {
            blockedUntil = latest;
        }
        return now.isBefore(blockedUntil);
    }

    /**
     * Counts a guess made during a pause; returns whether it locks the account. Such guesses do not prolong a lock.
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

    /** Counts one more; returns whether it was one too many. */
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
