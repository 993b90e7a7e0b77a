package org.warden.lockout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.warden.seal.Seal;

/** Limits the guesses at the secrets of an account, even if they are concurrent or reach different nodes. */
@ApplicationScoped
public class Lockout {
    /** A concurrent call may remove the counter between insert and read. */
    private static final int TRIES = 3;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Seal seal;

    @Inject
    LockoutSettings settings;

    @Inject
    Clock clock;

    /**
     * Decides about a guess that was already compared, so that a refused guess costs the same as an accepted one. Guesses wait
     * for each other in the caller's transaction, which must commit even if the caller then refuses the request.
     *
     * @param id the counter: an account, or a known device of its owner
     * @param right whether the guess was right
     */
    public Judgment judge(UUID id, boolean right) {
        GuessCount count = right ? locked(id) : begun(id);
        // Read after the lock: guesses are judged in the order in which they get it.
        Instant now = clock.instant();
        if (count == null) {
            return right ? Judgment.RIGHT : Judgment.BLOCKED;
        }
        if (count.isBlocked(now, settings)) {
            return count.hurry(now, settings) ? Judgment.LOCKED : Judgment.BLOCKED;
        }
        if (right) {
            return Judgment.RIGHT;
        }
        return count.fail(now, settings) ? Judgment.LOCKED : Judgment.WRONG;
    }

    /**
     * Returns whether guesses are refused at present, for a caller that then locks other rows. Creates a missing counter: if
     * only some calls had one to lock, the calls would lock the same rows in different orders and deadlock.
     */
    public boolean isBlocked(UUID id) {
        GuessCount count = begun(id);
        return count == null || count.isBlocked(clock.instant(), settings);
    }

    /** Returns the same without waiting for the lock, for a caller whose own guess is judged elsewhere. */
    public boolean isShut(UUID id) {
        return entities.createQuery("select g.blockedUntil from GuessCount g where g.id = :id", Instant.class)
                .setParameter("id", id)
                .getResultStream()
                .anyMatch(until -> clock.instant().isBefore(until));
    }

    /** Deletes the counter after a complete proof by the owner. */
    public void forgive(UUID id) {
        GuessCount count = locked(id);
        if (count != null) {
            entities.remove(count);
        }
    }

    /** The counter for an unknown name, so that guesses at it cost the same and lock the same as at a known one. */
    public UUID unknown(String name) {
        ByteBuffer bytes = ByteBuffer.wrap(seal.derive(name.getBytes(StandardCharsets.UTF_8), "nobody's guesses"));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The locked counter, created if there is none; null if concurrent calls have removed it each time. */
    private GuessCount begun(UUID id) {
        GuessCount count = locked(id);
        for (int i = 0; count == null && i < TRIES; i++) {
            begin(id);
            count = locked(id);
        }
        return count;
    }

    private GuessCount locked(UUID id) {
        return entities.find(GuessCount.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** SQL that both databases understand. Of two concurrent inserts, the second finds the row of the first. */
    private void begin(UUID id) {
        entities.createNativeQuery("insert into guess_count (id, failures, last_failed, blocked_until)"
                        + " values (?1, 0, ?2, ?3) on conflict do nothing")
                .setParameter(1, id)
                .setParameter(2, clock.instant().atOffset(ZoneOffset.UTC))
                .setParameter(3, Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** The result of a guess. */
    public enum Judgment {
        RIGHT,
        WRONG,
        /** Wrong, and it locks the account. */
        LOCKED,
        /** Refused during a pause or lock, right or wrong. */
        BLOCKED
    }
}
