package org.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.bearer.Callers;
import org.warden.http.Gate;

/** The open connections of this node. Other nodes have their own and do not learn of changes here. */
@ApplicationScoped
public class Audience {
    private static final int MOST_OF_ONE_CALLER = 10;

    /** The life of an access token. The caller of a connection is admitted no longer than that. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    /** A caller who does not read would fill the memory. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(Audience.class.getName());

    private final Set<Session> connections = ConcurrentHashMap.newKeySet();

    @Inject
    Callers callers;

    void join(Session connection) {
        String caller = caller(connection).getSubject();
        connection.setMaxIdleTimeout(LIFE.toMillis());
        connection.getAsyncRemote().setSendTimeout(PATIENCE.toMillis());
        connections.add(connection);
        long own = connections.stream()
                .filter(one -> caller(one).getSubject().equals(caller))
                .count();
        if (own > MOST_OF_ONE_CALLER) {
            close(connection, CloseCodes.TRY_AGAIN_LATER, "too many connections");
        } else {
            send(connection, "{\"connected\":true}");
        }
    }

    void leave(Session connection) {
        connections.remove(connection);
    }

    /** Call it after the commit of what it tells. */
    void tell(ProductView product) {
        String text = Json.createObjectBuilder()
                .add("id", product.id().toString())
                .add("name", product.name())
                .add("cents", product.cents())
                .build()
                .toString();
        connections.forEach(connection -> send(connection, text));
    }

    /** Sends only if a request of this caller would still be admitted: the session may have ended meanwhile. */
    private void send(Session connection, String text) {
        try {
            if (callers.admit(caller(connection), Gate.AUTHENTICATED)) {
                connection.getAsyncRemote().sendText(text, result -> {
                    if (!result.isOK()) {
                        close(connection, CloseCodes.GOING_AWAY, "not reachable");
                    }
                });
            } else {
                close(connection, CloseCodes.VIOLATED_POLICY, "log in again");
            }
        } catch (RuntimeException broken) {
            // It must not be the fault of the caller who has changed a product.
            LOG.log(System.Logger.Level.DEBUG, "a connection is broken", broken);
            close(connection, CloseCodes.GOING_AWAY, "not reachable");
        }
    }

    private static JsonWebToken caller(Session connection) {
        return (JsonWebToken) connection.getUserPrincipal();
    }

    private void close(Session connection, CloseCodes code, String reason) {
        leave(connection);
        try {
            connection.close(new CloseReason(code, reason));
        } catch (IOException | RuntimeException gone) {
            LOG.log(System.Logger.Level.DEBUG, "a connection was closed already", gone);
        }
    }
}
