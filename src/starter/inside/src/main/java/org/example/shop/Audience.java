package org.example.shop;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.bearer.Callers;

/** The open connections of this node. Other nodes have their own and do not learn of changes here. */
@ApplicationScoped
public class Audience {
    /** Each costs a thread. */
    private static final int MOST = 1_000;

    private static final int MOST_OF_ONE_CALLER = 10;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    /** One for each connection: a caller who reads slowly holds up no other. On JDK 21, virtual threads cost less. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Inject
    Callers callers;

    /** Sends to this connection from now on. Returns false if there are too many. */
    synchronized boolean join(JsonWebToken caller, Connection connection) {
        long own = listeners.stream().filter(one -> one.isOf(caller)).count();
        if (own >= MOST_OF_ONE_CALLER || listeners.size() >= MOST) {
            return false;
        }
        Listener listener = new Listener(caller, connection);
        listener.tell("{\"connected\":true}");
        listeners.add(listener);
        try {
            threads.execute(() -> serve(listener));
            return true;
        } catch (RejectedExecutionException stopped) {
            listeners.remove(listener);
            return false;
        }
    }

    private void serve(Listener listener) {
        listener.close(listener.serve(callers));
        // Only now: with a caller who does not read, the close may wait, and the connection still counts.
        listeners.remove(listener);
    }

    void leave(Connection connection) {
        // It counts until its thread has ended.
        listeners.stream().filter(one -> one.isOn(connection)).forEach(Listener::stop);
    }

    /** Call it after the commit of what it tells. */
    void tell(ProductView product) {
        String text = Json.createObjectBuilder()
                .add("id", product.id().toString())
                .add("name", product.name())
                .add("cents", product.cents())
                .build()
                .toString();
        listeners.forEach(listener -> listener.tell(text));
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
        listeners.forEach(Listener::stop);
    }
}
