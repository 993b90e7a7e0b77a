package org.warden.ticket;

/**
 * A new ticket.
 *
 * @param expiresIn seconds
 */
public record TicketView(String ticket, long expiresIn) {
    @Override
    public String toString() {
        return "TicketView[***]";
    }
}
