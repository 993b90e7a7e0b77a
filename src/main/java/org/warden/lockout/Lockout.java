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

/**
 * Bounds how many guesses at the secrets of an account are looked at, however many are made at once and on however many nodes.
 */
@ApplicationScoped
public class Lockout {
    /** Another may take the count away just when it is looked for. */
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
     * Decides about a guess that has been compared already: what it was compared for costs the same whether it counts or not.
     * Each waits for the one before it, in the caller's transaction, which must be written whatever the caller does then.
     *
     * @param id whose guesses are counted together: an account, or a known device of its owner
     * @param right whether the guess was right
     */
    public Judgement judge(UUID id, boolean right) {
        GuessCount count = locked(id);
        for (int i = 0; count == null && !right && i < TRIES; i++) {
            begin(id);
            count = locked(id);
        }
        // Behind the lock: guesses are judged in the order of their turns.
        Instant now = clock.instant();
        if (count == null) {
            return right ? Judgement.RIGHT : Judgement.BLOCKED;
        }
        if (count.isBlocked(now, settings)) {
            return count.hurry(now, settings) ? Judgement.LOCKED : Judgement.BLOCKED;
        }
        if (right) {
            return Judgement.RIGHT;
        }
        return count.fail(now, settings) ? Judgement.LOCKED : Judgement.WRONG;
    }

    /** Whether no guess is looked at. */
    public boolean isBlocked(UUID id) {
        GuessCount count = locked(id);
        return count != null && count.isBlocked(clock.instant(), settings);
    }

    /** The same without waiting for a guess that is being judged, by a caller whose own is judged elsewhere. */
    public boolean isShut(UUID id) {
        return entities.createQuery("select g.blockedUntil from GuessCount g where g.id = :id", Instant.class)
                .setParameter("id", id)
                .getResultStream()
                .anyMatch(until -> clock.instant().isBefore(until));
    }

    /** Ends the count, after a complete proof by the owner. */
    public void forgive(UUID id) {
        GuessCount count = locked(id);
        if (count != null) {
            entities.remove(count);
        }
    }

    /** The counter of guesses at an unknown name, so that they cost and end the same as at a known one. */
    public UUID unknown(String name) {
        ByteBuffer bytes = ByteBuffer.wrap(seal.derive(name.getBytes(StandardCharsets.UTF_8), "nobody's guesses"));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private GuessCount locked(UUID id) {
        return entities.find(GuessCount.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** In words of both databases: of two who begin at once the second finds the row of the first. */
    private void begin(UUID id) {
        entities.createNativeQuery("insert into guess_count (id, failures, last_failed, blocked_until)"
                        + " values (?1, 0, ?2, ?3) on conflict do nothing")
                .setParameter(1, id)
                .setParameter(2, clock.instant().atOffset(ZoneOffset.UTC))
                .setParameter(3, Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** What becomes of a guess. */
    public enum Judgement {
        RIGHT,
        WRONG,
        /** One too many: for a while none is looked at. */
        LOCKED,
        /** Not looked at. */
        BLOCKED
    }
}
