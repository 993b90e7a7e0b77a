package org.warden.shutdown;

/** The drain of a node that is stopping, for tests of other packages. */
public final class Drains {
    private Drains() {}

    public static Drain begun() {
        Drain drain = new Drain();
        drain.begin();
        return drain;
    }
}
