package org.warden.inside;

import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A WebSocket that sends the caller's id. */
@ServerEndpoint("/trials/socket")
public class TrialEndpoint {
    @OnOpen
    public void open(Session connection) throws IOException {
        connection.getBasicRemote().sendText(((JsonWebToken) connection.getUserPrincipal()).getSubject());
    }
}
