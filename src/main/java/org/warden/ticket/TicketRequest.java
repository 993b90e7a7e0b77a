package org.warden.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A ticket that a service has received. */
public record TicketRequest(
        @NotNull(message = "is required") @Size(min = 1, max = 512, message = "must be 1 to 512 characters")
        String ticket) {
    @Override
    public String toString() {
        return "TicketRequest[***]";
    }
}
