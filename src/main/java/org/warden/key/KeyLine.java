package org.warden.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All keys, in the order in which they sign. The state of a key follows only from the times in the rows and the clock: nodes
 * need not notify each other, and nothing has to run at the moment of a change.
 */
final class KeyLine {
    /** How far the clocks of our nodes may differ: a node that is behind uses a key for so much longer. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final List<SigningKey> keys;
    private final Duration tokenLife;

    KeyLine(List<SigningKey> keys, Duration tokenLife) {
        this.keys = keys.stream()
                .sorted(Comparator.comparing(SigningKey::activeFrom)
                        .thenComparing(SigningKey::created)
                        .thenComparing(SigningKey::kid))
                .toList();
        this.tokenLife = tokenLife;
    }

    /** Oldest first. */
    List<SigningKey> keys() {
        return keys;
    }

    /** The key that signs now. */
    Optional<SigningKey> active(Instant now) {
        return last(keys.stream().filter(key -> state(key, now) == State.ACTIVE));
    }

    /** The key that signs next, if it is announced. */
    Optional<SigningKey> announced(Instant now) {
        return last(keys.stream().filter(key -> state(key, now) == State.ANNOUNCED));
    }

    /** When the next key replaces this one; {@link Instant#MAX} if there is no next key. */
    Instant retires(SigningKey key) {
        return keys.stream()
                .skip(keys.indexOf(key) + 1L)
                .filter(SigningKey::everActive)
                .map(SigningKey::activeFrom)
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** When the last token signed by this key has expired; {@link Instant#MAX} while there is no next key. */
    Instant removed(SigningKey key) {
        Instant retires = retires(key);
        return retires.equals(Instant.MAX) ? retires : retires.plus(tokenLife).plus(SKEW);
    }

    State state(SigningKey key, Instant now) {
        if (key.isRevoked()) {
            return State.REVOKED;
        }
        if (key.activeFrom().isAfter(now)) {
            return State.ANNOUNCED;
        }
        if (retires(key).isAfter(now)) {
            return State.ACTIVE;
        }
        return removed(key).isAfter(now) && !key.isErased() ? State.RETIRED : State.REMOVED;
    }

    private static Optional<SigningKey> last(Stream<SigningKey> keys) {
        return keys.reduce((earlier, later) -> later);
    }

    /** The state of a key. */
    enum State {
        /** Published before it signs, so that verifiers know it in time. */
        ANNOUNCED,
        /** Signs. */
        ACTIVE,
        /** No longer signs; published until its last token has expired. */
        RETIRED,
        /** Neither published nor stored. */
        REMOVED,
        /** Revoked by an administrator: its tokens are refused. */
        REVOKED
    }
}
