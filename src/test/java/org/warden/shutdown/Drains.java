package org.warden.shutdown;

/** The drain of a node that is stopping, for tests of other packages. */
public final class Drains {
    private Drains() {}

    public static Drain announced() {
        Drain drain = new Drain();
        drain.announce();
        return drain;
    }

    public static Drain refusing() {
        Drain drain = new Drain();
        drain.refuse();
        return drain;
    }
}
