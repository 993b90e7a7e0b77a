package org.warden.metric;

/** Something with gauges. The container finds each bean of this type, and registers its gauges once, at the start. */
public interface Measured {
    /** Registers the gauges. A gauge is read at each scrape: it must neither wait nor ask the database. */
    void register(Meters meters);
}
