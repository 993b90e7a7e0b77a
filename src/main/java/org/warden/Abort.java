package org.warden;

import java.util.concurrent.CountDownLatch;

/** The end of a process that could only answer 404: a supervisor sees it and acts, a person reads why. */
final class Abort {
    private static final int STATUS = 1;
    private static final long PATIENCE_MILLIS = 3_000;

    private Abort() {}

    /** Payara Micro is started with its applications; every other server was there before them and stays. */
    static boolean onlyServesUs() {
        return System.getProperty("fish.payara.micro.BootJar") != null;
    }

    /** Ends the process with status 1 and does not return: nothing shall scroll the reason away. */
    static void process() {
        // The server's own shutdown may wait for the very deployment that we are part of.
        daemon("warden-halt", Abort::haltLater);
        daemon("warden-exit", () -> Runtime.getRuntime().exit(STATUS));
        waitForever();
    }

    private static void haltLater() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException ignored) {
            // Then it is time now.
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
