package org.warden.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;

/** An address on this machine that must never be called. */
public final class Silence implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 300;

    private final ServerSocket socket;

    public Silence() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Host and port, as a URL has them. */
    public String authority() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Whether there was a connection: the system accepts it at once, at any time. */
    public boolean wasBroken() throws IOException {
        try {
            socket.accept().close();
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
