package org.warden.shutdown;

import java.lang.reflect.Proxy;

/**
 * SIGTERM, before the server hears of it. The one API for that, {@code sun.misc.Signal}, is in every JDK (module
 * jdk.unsupported), but the compiler refuses it by name.
 */
final class StopSignal {
    private final Class<?> type;
    private final Class<?> handlerType;
    private final Object signal;
    private final Object ours;
    private final Object before;

    /** From now on runs {@code task} instead of stopping. Throws where the system or the JVM (-Xrs) has no such signal. */
    StopSignal(Runnable task) throws ReflectiveOperationException {
        type = Class.forName("sun.misc.Signal");
        handlerType = Class.forName("sun.misc.SignalHandler");
        signal = type.getConstructor(String.class).newInstance("TERM");
        ours = Proxy.newProxyInstance(
                handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    task.run();
                    return null;
                });
        before = handle(ours);
    }

    /** Does what would have been done without us. */
    void pass() {
        try {
            handlerType.getMethod("handle", type).invoke(before, signal);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Listens no more. Another application that came later goes on listening. */
    void release() {
        try {
            Object current = handle(before);
            if (current != ours) {
                handle(current);
            }
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object handle(Object handler) throws ReflectiveOperationException {
        return type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
    }
}
