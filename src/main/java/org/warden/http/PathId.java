package org.warden.http;

import java.util.UUID;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** An id that a caller sends. */
public final class PathId {
    private PathId() {}

    /** Returns the id in this text; throws this refusal of an unknown id if the text is not one. */
    public static UUID of(String text, ProblemType unknown) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new Problem(unknown);
        }
    }
}
