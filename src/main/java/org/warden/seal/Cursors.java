package org.warden.seal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/**
 * Cursors of lists, sealed: they may hold names, and no caller can make one. A cursor works only for the caller, the list, the
 * filters and the order that it was made for.
 */
@ApplicationScoped
public class Cursors {
    private static final int LONGEST = 2_000;

    @Inject
    Seal seal;

    /**
     * Returns the cursor of a position.
     *
     * @param query the list, its filters and its order, in a form that does not vary
     */
    public String seal(String position, String query, UUID caller) {
        return seal.seal(position.getBytes(StandardCharsets.UTF_8), place(query, caller))
                .replace('+', '-')
                .replace('/', '_')
                .replace("=", "");
    }

    /** Returns the position of a cursor; throws {@code INVALID_INPUT} if it was made for something else or was changed. */
    public String open(String cursor, String query, UUID caller) {
        try {
            if (cursor.length() <= LONGEST && isExact(cursor)) {
                String sealed = cursor.replace('-', '+').replace('_', '/');
                return new String(seal.open(sealed, place(query, caller)), StandardCharsets.UTF_8);
            }
        } catch (SealBroken | IllegalArgumentException changed) {
            throw refused();
        }
        throw refused();
    }

    /** Several texts of Base64 can stand for the same bytes; only one of them was made here. */
    private static boolean isExact(String cursor) {
        String text = cursor.substring(cursor.lastIndexOf('.') + 1);
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
    }

    private static Problem refused() {
        return Problem.invalid("cursor", Rule.CURSOR, "must be the value of next on an earlier page of the same list");
    }

    private static String place(String query, UUID caller) {
        return "cursor " + caller + " " + query;
    }
}
