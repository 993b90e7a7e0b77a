package org.warden.shutdown;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Collection;

/**
 * Closes the listeners of a stopping Payara, which removes its applications first and closes its listeners last. In between it
 * would answer every request with an empty 503 or 500. There is no public API for this, so reflection calls internal services.
 */
final class Listeners {
    private Listeners() {}

    /** Closes all listeners at once. Does nothing on another server or on a version of Payara without these services. */
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
            // Not fatal: new requests have already been refused for a while.
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
