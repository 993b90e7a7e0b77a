package org.warden.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** A request of which no more than 64 KiB of body can be read, also where it did not say its length beforehand. */
final class BodyLimit extends HttpServletRequestWrapper {
    static final int BYTES = 64 * 1024;

    BodyLimit(HttpServletRequest request) {
        super(request);
    }

    static Problem exceeded() {
        return new Problem(ProblemType.BODY_TOO_LARGE, "A body may have at most " + BYTES + " bytes.");
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new LimitedStream(super.getInputStream());
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream body;
        private int left = BYTES;

        LimitedStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int octet = body.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int octets = body.read(buffer, offset, length);
            count(Math.max(0, octets));
            return octets;
        }

        private void count(int octets) {
            left -= octets;
            if (left < 0) {
                throw exceeded();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
