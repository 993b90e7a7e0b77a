package org.warden.tally;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Up to which place in the chain events are counted, and before which hour counts are forgotten. The table has one row. */
@Entity
@Table(name = "audit_tally")
class Counted {
    static final int ID = 1;

    @Id
    private int id;

    private long position;
    private long forgotten;

    protected Counted() {}

    void upTo(long place) {
        position = place;
    }

    void forget(long hour) {
        forgotten = hour;
    }

    long position() {
        return position;
    }

    long forgotten() {
        return forgotten;
    }
}
