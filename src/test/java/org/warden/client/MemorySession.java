package org.warden.client;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.warden.problem.Stub;

/** An HTTP session with attributes that hear when they leave it. */
final class MemorySession {
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final HttpSession http = Stub.of(HttpSession.class)
            .on("getId", none -> "session")
            .on("getAttribute", name -> attribute((String) name[0]))
            .on("setAttribute", pair -> set((String) pair[0], pair[1]))
            .on("removeAttribute", name -> set((String) name[0], null))
            .on("invalidate", none -> invalidate())
            .build();
    private volatile boolean valid = true;

    HttpSession http() {
        return http;
    }

    private Object attribute(String name) {
        requireValid();
        return attributes.get(name);
    }

    private Object set(String name, Object value) {
        requireValid();
        Object before = value == null ? attributes.remove(name) : attributes.put(name, value);
        unbind(name, before);
        return null;
    }

    private void requireValid() {
        if (!valid) {
            throw new IllegalStateException("invalid");
        }
    }

    private Object invalidate() {
        valid = false;
        attributes.forEach(this::unbind);
        return null;
    }

    private void unbind(String name, Object value) {
        if (value instanceof WardenSession session) {
            session.valueUnbound(new HttpSessionBindingEvent(http, name, value));
        }
    }
}
