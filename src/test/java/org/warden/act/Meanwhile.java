package org.warden.act;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets another act run within the transaction of a test. */
public final class Meanwhile {
    private static final long PATIENCE_MILLIS = 500;

    private Meanwhile() {}

    /** Starts this in another thread; returns when it is done, or waits for a lock of the caller. */
    public static <T> CompletableFuture<T> start(Supplier<T> act) {
        CompletableFuture<T> started = CompletableFuture.supplyAsync(act);
        try {
            started.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException waits) {
            return started;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return started;
    }
}
