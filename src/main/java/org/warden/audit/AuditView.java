package org.warden.audit;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.json.MayBeAbsent;

/**
 * A page of the audit log, newest event first.
 *
 * @param next the cursor of the next page; absent on the last page
 */
public record AuditView(List<EventView> events, @MayBeAbsent UUID next) {
    /**
     * One event.
     *
     * @param result {@code done} or {@code refused}
     * @param actor the account that caused the event; absent if the caller was not authenticated, or if Warden itself caused it
     * @param account the account that the event concerns
     * @param subject what the event concerns; see the actions
     */
    public record EventView(
            UUID id,
            Instant happened,
            String action,
            @Pattern(regexp = "done|refused") String result,
            @MayBeAbsent UUID actor,
            @MayBeAbsent UUID account,
            @MayBeAbsent String subject,
            @MayBeAbsent String address,
            @MayBeAbsent String requestId) {
        /**
         * Converts a row for the owner of an account. Omits actor and address unless the owner is the actor, because they are
         * personal data of another person.
         */
        static EventView of(Object[] row, UUID reader) {
            EventView view = new EventView(
                    (UUID) row[0],
                    (Instant) row[1],
                    (String) row[2],
                    AuditLog.isRefusal((String) row[2]) ? "refused" : "done",
                    AuditEvent.known((UUID) row[3]),
                    AuditEvent.known((UUID) row[4]),
                    (String) row[5],
                    (String) row[6],
                    (String) row[7]);
            return reader.equals(view.actor)
                    ? view
                    : new EventView(
                            view.id,
                            view.happened,
                            view.action,
                            view.result,
                            null,
                            view.account,
                            view.subject,
                            null,
                            view.requestId);
        }

        static EventView of(AuditEvent event) {
            return new EventView(
                    event.id(),
                    event.happened(),
                    event.action(),
                    AuditLog.isRefusal(event.action()) ? "refused" : "done",
                    event.actorId(),
                    event.accountId(),
                    event.subject(),
                    event.address(),
                    event.requestId());
        }
    }
}
