package org.warden;

import java.util.concurrent.CountDownLatch;

/**
 * Ends a process that could only answer 404, so that a supervisor notices the failure and the reason is the last thing on the
 * console.
 */
final class Abort {
    private static final int STATUS = 1;
    private static final long PATIENCE_MILLIS = 3_000;

    private Abort() {}

    /** Only Payara Micro starts and ends with its applications; other servers go on without this one. */
    static boolean onlyServesUs() {
        return System.getProperty("fish.payara.micro.BootJar") != null;
    }

    /** Ends the process with status 1 and does not return, so that no further output hides the reason. */
    static void process() {
        // The server's own shutdown may wait for this deployment.
        daemon("warden-halt", Abort::haltLater);
        daemon("warden-exit", () -> Runtime.getRuntime().exit(STATUS));
        waitForever();
    }

    private static void haltLater() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException ignored) {
            // Halt at once.
        }
        Runtime.getRuntime().halt(STATUS);
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
