package org.warden.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class LogOutboxTest extends OutboxContract {
    private static final Logger LOG = Logger.getLogger(LogOutbox.class.getName());
    private static final Pattern MAIL = Pattern.compile("Mail to (\\S+)\nSubject: (.*)\n\n((?s).*)");

    private final List<Sent> sent = new ArrayList<>();
    private final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord line) {
            Matcher mail = MAIL.matcher(line.getMessage());
            if (mail.matches()) {
                sent.add(new Sent(mail.group(1), mail.group(2), mail.group(3)));
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    };

    @BeforeEach
    void read() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(reader);
    }

    @AfterEach
    void readNoMore() {
        LOG.removeHandler(reader);
        LOG.setUseParentHandlers(true);
    }

    @Override
    Outbox outbox() {
        return new LogOutbox();
    }

    @Override
    List<Sent> sent() {
        return sent;
    }
}
