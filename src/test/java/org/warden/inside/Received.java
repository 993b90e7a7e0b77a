package org.warden.inside;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the server has sent on a connection that stays open. */
abstract class Received implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String CLOSED = "closed";

    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();

    final void arrived(String message) {
        messages.add(message);
    }

    /** The next message, one that begins with {@code closed} after the last one, or null if none comes. */
    final String next() throws InterruptedException {
        return messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits for a message with this text; false if the connection is closed or silent before. Other tests send some too. */
    final boolean next(String text) throws InterruptedException {
        String message = next();
        while (message != null && !message.startsWith(CLOSED)) {
            if (message.contains(text)) {
                return true;
            }
            message = next();
        }
        return false;
    }

    /** All further messages, until the connection is closed. */
    final String rest() throws InterruptedException {
        StringBuilder rest = new StringBuilder();
        String message = next();
        while (message != null) {
            rest.append(message);
            message = message.startsWith(CLOSED) ? null : next();
        }
        return rest.toString();
    }

    @Override
    public abstract void close();
}
