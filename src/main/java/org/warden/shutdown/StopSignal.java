package org.warden.shutdown;

import java.lang.reflect.Proxy;

/**
 * Handles SIGTERM before the server does. The only API for this, {@code sun.misc.Signal}, is in every JDK (module
 * jdk.unsupported), but the compiler does not let code name it.
 */
final class StopSignal {
    private final Class<?> type;
    private final Class<?> handlerType;
    private final Object signal;
    private final Object ours;
    private final Object before;

    /** Runs {@code task} on SIGTERM instead of stopping. Throws if the system or the JVM (-Xrs) does not support the signal. */
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

    /** Calls the previous handler. */
    void pass() {
        try {
            handlerType.getMethod("handle", type).invoke(before, signal);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Restores the previous handler, unless a later application has installed its own. */
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
