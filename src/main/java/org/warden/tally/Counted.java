package org.warden.tally;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Up to which place in the chain events are counted. The table has at most one row. */
@Entity
@Table(name = "audit_tally")
class Counted {
    static final int ID = 1;

    @Id
    private int id = ID;

    private long position;

    protected Counted() {}

    static Counted nothing() {
        return new Counted();
    }

    void upTo(long place) {
        position = place;
    }

    long position() {
        return position;
    }
}
