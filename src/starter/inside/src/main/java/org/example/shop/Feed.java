package org.example.shop;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** A WebSocket that says when it is connected, and then sends each new and changed product. Warden has admitted the caller, by a ticket or a token. */
@Dependent // Open Liberty injects nothing without a scope.
@ServerEndpoint("/shop/feed")
public class Feed {
    private static final System.Logger LOG = System.getLogger(Feed.class.getName());

    @Inject
    Audience audience;

    @OnOpen
    public void open(Session connection) {
        audience.join(connection);
    }

    /** Without this method, servers hide failures. */
    @OnError
    public void fail(Session connection, Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, "a connection of the feed failed", failure);
    }

    @OnClose
    public void close(Session connection) {
        audience.leave(connection);
    }
}
