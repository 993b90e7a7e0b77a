package org.warden.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A page of the record, the newest event first.
 *
 * @param next the cursor of the page behind this one, absent where there is none
 */
public record AuditView(List<EventView> events, UUID next) {
    /**
     * One event.
     *
     * @param result {@code done} or {@code refused}
     * @param actor the account that did it, absent where nobody had proved who he is, and where Warden itself did
     * @param account the account that it was done to
     * @param subject what of it; see the actions
     */
    public record EventView(
            UUID id,
            Instant happened,
            String action,
            String result,
            UUID actor,
            UUID account,
            String subject,
            String address,
            String requestId) {
        /** The same for the one whose account it is: who else did something to it, and from where, is not about him. */
        static EventView of(AuditEvent event, UUID reader) {
            EventView view = of(event);
            boolean others = view.actor != null && !view.actor.equals(reader);
            return others
                    ? new EventView(
                            view.id,
                            view.happened,
                            view.action,
                            view.result,
                            null,
                            view.account,
                            view.subject,
                            null,
                            view.requestId)
                    : view;
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
