package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.server.OnServer;

/** The limit of 64 KiB: no body fills the memory, and every caller receives the reason of the refusal. */
class BodyLimitIT extends OnServer {
    private static final int LIMIT = 64 * 1024;
    private static final long HUGE = 50L * 1024 * 1024;

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void bodyOfTheLimitIsRead(Input input) throws SQLException {
        Doorstep step = Doorstep.of(input, api);
        // A body without required fields is valid: then the row in the path is looked up.
        assertThat(step.send(padded(LIMIT)).status()).isIn(400, 404);
        step.requireNothingHappened();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void oneByteMoreIsTooLarge(Input input) throws SQLException {
        Doorstep step = Doorstep.of(input, api);
        step.send(padded(LIMIT + 1)).mustBe(413, "body-too-large");
        step.requireNothingHappened();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    @Tag("edge")
    void oneByteMoreIsTooLargeAlsoWhereTheLengthIsNotSaid(Input input) throws SQLException {
        Doorstep step = Doorstep.of(input, api);
        step.send("application/json", BodyPublishers.ofInputStream(() -> new Letters(LIMIT + 1)))
                .mustBe(413, "body-too-large");
        step.requireNothingHappened();
    }

    /** The server drains the whole body, so that a caller that writes before reading is not cut off. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    @Tag("edge")
    void fiftyMebibytesAreTooLarge(Input input) throws SQLException {
        Doorstep step = Doorstep.of(input, api);
        BodyPublisher said = BodyPublishers.fromPublisher(huge(), HUGE);
        step.send("application/json", said).mustBe(413, "body-too-large");
        step.requireNothingHappened();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    @Tag("edge")
    void fiftyMebibytesAreTooLargeAlsoWhereTheLengthIsNotSaid(Input input) throws SQLException {
        Doorstep step = Doorstep.of(input, api);
        step.send("application/json", huge()).mustBe(413, "body-too-large");
        step.requireNothingHappened();
    }

    static Stream<Input> doors() {
        return Input.ALL.stream();
    }

    private static BodyPublisher huge() {
        return BodyPublishers.ofInputStream(() -> new Letters(HUGE));
    }

    private static String padded(int length) {
        return "{}" + " ".repeat(length - 2);
    }

    /** A stream of this many letters, none of them in memory. */
    private static final class Letters extends InputStream {
        private long left;

        Letters(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, (byte) 'a');
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
