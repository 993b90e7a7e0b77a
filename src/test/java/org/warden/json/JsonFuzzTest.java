package org.warden.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.stream.JsonParsingException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.warden.problem.Problem;

/** Reads thousands of damaged bodies. The seed is fixed, so that a failure can be repeated. */
class JsonFuzzTest {
    private static final int BODIES = 20_000;
    private static final String BODY = "{\"email\":\"duke@example.org\",\"active\":true,\"seats\":-7,"
            + "\"roles\":[\"User\",\"Ren\u00e9\"],\"first\":{\"role\":\"User\",\"days\":30},"
            + "\"grants\":[{\"role\":\"A\"},{\"days\":0}]}";
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "\\",
        "\\u0000",
        "\\ud83d",
        "null",
        "true",
        "0",
        "-",
        "1e9",
        ".5",
        "é",
        "\uD83D",
        "\0",
        " ",
        "\"role\":",
        "\"roles\":",
        "[[[[",
        "{\"a\":"
    };

    record Grant(String role, Long days) {}

    record Invitation(String email, Boolean active, Long seats, List<String> roles, Grant first, List<Grant> grants) {}

    private final Random random = new Random(20_261_130);

    @Test
    void damagedBodyIsReadOrRefusedAndNeverFailsOtherwise() {
        int refused = 0;
        for (int i = 0; i < BODIES; i++) {
            String body = damaged();
            try {
                assertThat(JsonRecord.read(body, Invitation.class)).as(body).isNotNull();
            } catch (Problem | JsonParsingException refusal) {
                // The reader of bodies answers only these with 400.
                refused++;
            } catch (RuntimeException | StackOverflowError other) {
                throw new AssertionError(body, other);
            }
        }
        assertThat(refused).isBetween(BODIES / 2, BODIES - 1);
    }

    /** The same body with one to six changes. */
    private String damaged() {
        StringBuilder body = new StringBuilder(BODY);
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int from = random.nextInt(body.length() + 1);
            int to = Math.min(body.length(), from + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> body.delete(from, to);
                case 1 -> body.insert(from, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> body.insert(random.nextInt(body.length() + 1), body.substring(from, to));
                default -> body.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return body.toString();
    }
}
