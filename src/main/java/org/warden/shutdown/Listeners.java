package org.warden.shutdown;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Collection;

/**
 * The listeners of a Payara that stops. It takes its applications away first and closes its listeners last, and in between
 * answers every request with an empty 503 or 500. It has no public API to change that, so internal services are called by name.
 */
final class Listeners {
    private Listeners() {}

    /** Closes them all, now. Another server, and a Payara that we do not know yet, ends in its own way. */
    static void close() {
        try {
            Class<?> grizzly = load("com.sun.enterprise.v3.services.impl.GrizzlyService");
            Class<?> listener = load("org.glassfish.grizzly.config.dom.NetworkListener");
            Class<?> proxy = load("com.sun.enterprise.v3.services.impl.NetworkProxy");
            Object service = all(grizzly).iterator().next();
            for (Object each : all(listener)) {
                Object open = grizzly.getMethod("lookupNetworkProxy", listener).invoke(service, each);
                if (open != null) {
                    grizzly.getMethod("closeNetworkProxy", proxy).invoke(service, open);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException notThisServer) {
            // Nothing is lost: new requests were refused for a while already.
        }
    }

    private static Collection<?> all(Type type) throws ReflectiveOperationException {
        Object services = load("org.glassfish.internal.api.Globals")
                .getMethod("getDefaultHabitat")
                .invoke(null);
        return (Collection<?>) load("org.glassfish.hk2.api.ServiceLocator")
                .getMethod("getAllServices", Type.class, Annotation[].class)
                .invoke(services, type, new Annotation[0]);
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
    }
}
