package org.warden.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * Limits the body to 64 KiB, even without a {@code Content-Length}. Hides an invalid {@code Accept}, and every {@code
 * Accept-Language}: there is only one language, and RESTEasy prints a stack trace for an invalid one.
 */
final class BodyLimit extends HttpServletRequestWrapper {
    static final int BYTES = 64 * 1024;

    private static final String ANYTHING = "*/*";
    private static final String ACCEPT = "Accept";
    private static final String ACCEPT_LANGUAGE = "Accept-Language";

    private final boolean choosy;

    BodyLimit(HttpServletRequest request) {
        super(request);
        choosy = new RequestHead(request).saysWhatItAccepts();
    }

    @Override
    public String getHeader(String name) {
        if (ACCEPT_LANGUAGE.equalsIgnoreCase(name)) {
            return null;
        }
        return isUnread(name) ? ANYTHING : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (ACCEPT_LANGUAGE.equalsIgnoreCase(name)) {
            return Collections.emptyEnumeration();
        }
        return isUnread(name) ? Collections.enumeration(List.of(ANYTHING)) : super.getHeaders(name);
    }

    private boolean isUnread(String name) {
        return !choosy && ACCEPT.equalsIgnoreCase(name);
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
