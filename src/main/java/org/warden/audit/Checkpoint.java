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
 * Where the chain begins after its oldest events were removed: position and link of the last removed one, with a code of its
 * own. At most one row; no row means that nothing was removed.
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

    /** The begin of a chain from which nothing was removed. */
    static Checkpoint none() {
        return new Checkpoint();
    }

    /** The chain begins behind this event from now on. */
    void move(AuditEvent last, Seal seal) {
        position = last.position();
        link = last.link();
        lastHappened = last.happened();
        code = codeNow(seal);
    }

    boolean isNone() {
        return code == null;
    }

    /** Whether a node with the sealing key wrote it. */
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
