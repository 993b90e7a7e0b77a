package org.warden.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Stub;

class BodyLimitTest {
    @Test
    void bodyOf64KibIsRead() throws IOException {
        assertThat(body(64 * 1024).readAllBytes()).hasSize(64 * 1024);
    }

    @Test
    void oneByteMoreIsTooMuch() {
        assertThat(catchThrowableOfType(Problem.class, () -> body(64 * 1024 + 1).readAllBytes())
                        .type())
                .isEqualTo(ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void bytesAreCountedOneByOneToo() {
        InputStream body = body(64 * 1024 + 1);
        Problem refused = catchThrowableOfType(Problem.class, () -> {
            while (body.read() >= 0) {
                // The next one.
            }
        });
        assertThat(refused.type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void endIsNotCounted() throws IOException {
        InputStream body = body(64 * 1024);
        body.readAllBytes();
        assertThat(body.read()).isEqualTo(-1);
        assertThat(body.read(new byte[8])).isEqualTo(-1);
    }

    private static InputStream body(int bytes) {
        HttpServletRequest request = Stub.of(HttpServletRequest.class)
                .on("getInputStream", given -> new Bytes(bytes))
                .on("getHeaders", given -> Collections.emptyEnumeration())
                .build();
        try {
            return new BodyLimit(request).getInputStream();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Bytes(int length) {
            bytes = new ByteArrayInputStream(new byte[length]);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
