package org.warden.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.warden.http.Requester;
import org.warden.seal.Seal;

/** One event. It never changes, except that it gets its place in the chain once. */
@Entity
@Table(name = "audit_event")
class AuditEvent {
    private static final String CODE = "audit event";
    private static final String LINK = "audit link";

    /** Stands for no account (RFC 9562, section 5.9): one JPA provider cannot read a null UUID. */
    private static final UUID NIL = new UUID(0, 0);

    @Id
    private UUID id;

    private Instant happened;
    private String action;

    @Column(name = "actor_id")
    private UUID actorId;

    @Column(name = "account_id")
    private UUID accountId;

    private String subject;
    private String address;

    @Column(name = "request_id")
    private String requestId;

    private String code;
    private Long position;
    private String link;

    protected AuditEvent() {}

    AuditEvent(UUID id, Instant happened, String action, UUID accountId, String subject, Requester from, Seal seal) {
        this.id = id;
        // The database stores milliseconds: the code must be the same after a read.
        this.happened = happened.truncatedTo(ChronoUnit.MILLIS);
        this.action = action;
        this.actorId = from.actor() == null ? NIL : from.actor();
        this.accountId = accountId == null ? NIL : accountId;
        this.subject = subject;
        this.address = from.address();
        this.requestId = from.requestId();
        this.code = codeNow(seal);
    }

    /** Returns whether the event is unchanged since it was written. */
    boolean isAsWritten(Seal seal) {
        return code.equals(codeNow(seal));
    }

    /** Takes the place after the event with this link. */
    void follow(long place, String previousLink, Seal seal) {
        position = place;
        link = linkAt(place, previousLink, seal);
    }

    /** Returns whether the event is still in its place, after the event with this link. */
    boolean follows(String previousLink, Seal seal) {
        return linkAt(position, previousLink, seal).equals(link);
    }

    private String codeNow(Seal seal) {
        StringBuilder text = new StringBuilder();
        for (Object part :
                new Object[] {id, happened.toEpochMilli(), action, actorId, accountId, subject, address, requestId}) {
            String value = part == null ? "" : part.toString();
            text.append(part == null ? "-" : value.length()).append(':').append(value);
        }
        return hex(seal, text.toString(), CODE);
    }

    private String linkAt(long place, String previousLink, Seal seal) {
        return hex(seal, previousLink + ' ' + place + ' ' + code, LINK);
    }

    private static String hex(Seal seal, String text, String purpose) {
        return HexFormat.of().formatHex(seal.derive(text.getBytes(StandardCharsets.UTF_8), purpose));
    }

    UUID id() {
        return id;
    }

    Instant happened() {
        return happened;
    }

    String action() {
        return action;
    }

    /** The account that caused the event, or null. */
    UUID actorId() {
        return known(actorId);
    }

    /** The account that the event concerns, or null. */
    UUID accountId() {
        return known(accountId);
    }

    /** Converts the stored id to the visible one, which may be null. */
    static UUID known(UUID stored) {
        return stored.equals(NIL) ? null : stored;
    }

    String subject() {
        return subject;
    }

    String address() {
        return address;
    }

    String requestId() {
        return requestId;
    }

    Long position() {
        return position;
    }

    String link() {
        return link;
    }
}
