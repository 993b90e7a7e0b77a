package org.warden.audit;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.warden.audit.AuditLog.Action;
import org.warden.http.Requester;
import org.warden.seal.Seal;
import org.warden.seal.Seals;
import org.warden.server.TestDatabase;

/** A record with expired events, as a node wrote it at that time. */
public final class OldRecord {
    private static final Duration TOO_OLD = Duration.ofDays(401);
    private static final int YOUNG = 5;

    private OldRecord() {}

    /** Replaces the audit log with this many expired events, one edited expired event after them, and some of today. */
    public static void write(Path folder, int old) throws SQLException {
        Seal seal = Seals.of(folder.resolve("data/seal.key"));
        StringBuilder rows = new StringBuilder();
        String link = "";
        for (int place = 1; place <= old + 1 + YOUNG; place++) {
            Instant happened = place > old + 1 ? Instant.now() : Instant.now().minus(TOO_OLD);
            AuditEvent event =
                    new AuditEvent(UUID.randomUUID(), happened, Action.LOGIN.name(), null, null, Requester.NONE, seal);
            event.follow(place, link, seal);
            link = event.link();
            rows.append(place == 1 ? "" : ",").append(row(event, place == old + 1));
        }
        TestDatabase.change(folder, "delete from audit_event");
        TestDatabase.change(
                folder,
                "insert into audit_event (id, happened, action, actor_id, account_id, subject, address, request_id, code,"
                        + " position, link) values " + rows);
        TestDatabase.change(
                folder, "update audit_chain set position = " + (old + 1 + YOUNG) + ", link = '" + link + "'");
    }

    private static String row(AuditEvent event, boolean edited) {
        UUID none = new UUID(0, 0);
        return "('" + event.id() + "', timestamp with time zone '" + event.happened() + "', '" + event.action() + "', '"
                + none + "', '" + none + "', " + (edited ? "'edited'" : "null") + ", '" + event.address() + "', '"
                + Requester.NONE.requestId() + "', '" + code(event) + "', " + event.position() + ", '" + event.link()
                + "')";
    }

    private static String code(AuditEvent event) {
        try {
            Field code = AuditEvent.class.getDeclaredField("code");
            code.setAccessible(true);
            return (String) code.get(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
