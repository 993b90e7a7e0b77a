package org.warden.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All keys in the order in which they sign. What a key is at a moment follows from the times in the rows alone: nodes need
 * not tell each other, and nothing has to happen at the moment itself.
 */
final class KeyLine {
    /** How far the clocks of our own nodes may differ: so much later the last token may have been signed. */
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

    /** The oldest first. */
    List<SigningKey> keys() {
        return keys;
    }

    /** The key that signs at this moment. */
    Optional<SigningKey> active(Instant now) {
        return last(keys.stream().filter(key -> state(key, now) == State.ACTIVE));
    }

    /** The key that signs next, where it is known already. */
    Optional<SigningKey> announced(Instant now) {
        return last(keys.stream().filter(key -> state(key, now) == State.ANNOUNCED));
    }

    /** When another key takes this one's place; {@link Instant#MAX} where none is known. */
    Instant retires(SigningKey key) {
        return keys.stream()
                .skip(keys.indexOf(key) + 1L)
                .filter(SigningKey::everActive)
                .map(SigningKey::activeFrom)
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** When the last token that it signed is dead; {@link Instant#MAX} where it goes on signing. */
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

    /** What a key is for. */
    enum State {
        /** Published, so that verifiers know it before it signs. */
        ANNOUNCED,
        /** Signs. */
        ACTIVE,
        /** Signs no more; published until its last token is dead. */
        RETIRED,
        /** Gone: neither published nor kept. */
        REMOVED,
        /** Taken out of force by an administrator: its tokens are refused. */
        REVOKED
    }
}
