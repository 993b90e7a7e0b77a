package org.example.shop;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.bearer.Callers;
import org.warden.http.Gate;

/** A connection of one caller, and the messages that wait for it. */
final class Listener {
    /** A caller who does not read would fill the memory. */
    private static final int MOST_WAITING = 100;

    /** How soon a quiet connection learns that its caller is gone, or not admitted any more. */
    private static final int PAUSE_SECONDS = 10;

    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final JsonWebToken caller;
    private final Connection connection;
    private volatile String end;

    Listener(JsonWebToken caller, Connection connection) {
        this.caller = caller;
        this.connection = connection;
    }

    boolean isOf(JsonWebToken other) {
        return caller.getSubject().equals(other.getSubject());
    }

    boolean isOn(Connection other) {
        return connection == other;
    }

    /** Never waits: it must not hold up the caller who has changed a product. */
    void tell(String text) {
        if (!waiting.offer(text)) {
            end = "too slow";
        }
    }

    /** Does not interrupt the thread: H2 would close the file that a query reads. */
    void stop() {
        end = "the server stops";
        waiting.offer("");
    }

    /** Sends messages until the connection has to end, and returns why. */
    String serve(Callers callers) {
        try {
            String text = waiting.poll(PAUSE_SECONDS, TimeUnit.SECONDS);
            while (end == null) {
                // The session may have ended meanwhile, and an access token lives for 15 minutes.
                if (!callers.admit(caller, Gate.AUTHENTICATED)) {
                    return "log in again";
                }
                if (text == null) {
                    connection.ping();
                } else {
                    connection.send(text);
                }
                text = waiting.poll(PAUSE_SECONDS, TimeUnit.SECONDS);
            }
            return end;
        } catch (Exception gone) {
            LOG.log(System.Logger.Level.DEBUG, "a connection is broken", gone);
            return "not reachable";
        }
    }

    void close(String reason) {
        try {
            connection.close(reason);
        } catch (Exception gone) {
            LOG.log(System.Logger.Level.DEBUG, "a connection was closed already", gone);
        }
    }
}
