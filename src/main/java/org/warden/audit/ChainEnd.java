package org.warden.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.warden.seal.Seal;

/** The end of the chain. The table has one row. */
@Entity
@Table(name = "audit_chain")
class ChainEnd {
    static final int ID = 1;

    @Id
    private int id;

    private long position;
    private String link;

    protected ChainEnd() {}

    /** Appends an event. */
    void append(AuditEvent event, Seal seal) {
        position++;
        event.follow(position, link, seal);
        link = event.link();
    }

    long position() {
        return position;
    }

    String link() {
        return link;
    }
}
