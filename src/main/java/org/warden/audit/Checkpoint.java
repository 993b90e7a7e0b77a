package org.warden.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.warden.seal.Seal;

/**
 * The start of the chain after its oldest events were removed: position and link of the last removed event, protected by a
 * code. The table has at most one row; without a row, nothing was removed.
 */
@Entity
@Table(name = "audit_checkpoint")
class Checkpoint {
    static final int ID = 1;

    private static final String CODE = "audit checkpoint";

    @Id
    private int id = ID;

    private long position;
    private String link = "";

    @Column(name = "last_happened")
    private Instant lastHappened;

    private String code;

    protected Checkpoint() {}

    /** The start of a chain from which nothing was removed. */
    static Checkpoint none() {
        return new Checkpoint();
    }

    /** Moves the start of the chain to the position after this event. */
    void move(AuditEvent last, Seal seal) {
        position = last.position();
        link = last.link();
        lastHappened = last.happened();
        code = codeNow(seal);
    }

    boolean isNone() {
        return code == null;
    }

    /** Returns whether a node with the sealing key wrote the row. */
    boolean isAsWritten(Seal seal) {
        return isNone() || code.equals(codeNow(seal));
    }

    private String codeNow(Seal seal) {
        String text = position + " " + link + " " + lastHappened.toEpochMilli();
        return HexFormat.of().formatHex(seal.derive(text.getBytes(StandardCharsets.UTF_8), CODE));
    }

    long position() {
        return position;
    }

    String link() {
        return link;
    }

    Instant lastHappened() {
        return lastHappened;
    }
}
