package org.warden.problem;

import java.util.Optional;
import java.util.UUID;

/** Reads an id that a caller sends. */
public final class SentId {
    private SentId() {}

    /** Returns the id in this text; empty if it is none. */
    public static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Returns the id in this text; answers a malformed one like an unknown one, with this refusal. */
    public static UUID parse(String text, ProblemType unknown) {
        return parse(text).orElseThrow(() -> new Problem(unknown));
    }
}
