package org.warden.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.warden.http.Requester;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttle;
import org.warden.ticket.Tickets.Holder;

/**
 * Makes the use of a ticket free: one service may use the tickets of very many callers, who have paid for them. Not an act:
 * only a use that is committed is free.
 */
@ApplicationScoped
public class TicketUse {
    @Inject
    Tickets tickets;

    @Inject
    Throttle throttle;

    /**
     * Uses up a ticket and returns its caller, if it is valid.
     *
     * @param requester has paid for a write
     */
    public Optional<Holder> of(String ticket, Requester requester) {
        Optional<Holder> holder = tickets.use(ticket);
        if (holder.isPresent()) {
            throttle.giveBack(Cost.WRITE, requester);
        }
        return holder;
    }
}
