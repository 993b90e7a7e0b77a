package org.warden.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports to listen on. Each test process has its own range, below the ports of outgoing connections, so that a free port stays
 * free until the server opens it.
 */
final class Ports {
    private static final int FIRST = 10_000;
    private static final int PER_FORK = 5_000;
    private static final int FORKS = 4;

    private static int next = ThreadLocalRandom.current().nextInt(PER_FORK);

    private Ports() {}

    /** A port on which nothing listens. */
    static synchronized int free() {
        int begin = FIRST + (TestRun.fork() - 1) % FORKS * PER_FORK;
        for (int tried = 0; tried < PER_FORK; tried++) {
            int port = begin + next++ % PER_FORK;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port is free from " + begin + " on.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
