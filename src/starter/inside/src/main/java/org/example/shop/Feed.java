package org.example.shop;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The same as {@link EventResource}, as a WebSocket. Warden has admitted the caller. Not for Payara. */
@Dependent // Open Liberty injects nothing without a scope.
@ServerEndpoint("/shop/feed")
public class Feed implements Connection {
    private static final System.Logger LOG = System.getLogger(Feed.class.getName());

    @Inject
    Audience audience;

    private Session session;

    @OnOpen
    public void open(Session opened) throws IOException {
        session = opened;
        if (!audience.join((JsonWebToken) session.getUserPrincipal(), this)) {
            session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "too many connections"));
        }
    }

    /** Without this method, servers hide failures. */
    @OnError
    public void fail(Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, "a connection of the feed failed", failure);
    }

    @OnClose
    public void leave() {
        audience.leave(this);
    }

    @Override
    public void send(String text) throws Exception {
        session.getAsyncRemote().sendText(text).get(10, TimeUnit.SECONDS);
    }

    @Override
    public void ping() throws IOException {
        session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    }

    @Override
    public void close(String reason) throws IOException {
        session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, reason));
    }
}
