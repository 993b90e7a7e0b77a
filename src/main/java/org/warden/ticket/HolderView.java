package org.warden.ticket;

import java.util.List;
import java.util.UUID;
import org.warden.ticket.Tickets.Holder;

/**
 * The caller of a used ticket.
 *
 * @param id the account
 * @param roles in force in the session
 * @param expiresIn seconds until an access token issued now would expire
 */
public record HolderView(UUID id, String username, List<String> roles, UUID session, long expiresIn) {
    static HolderView of(Holder holder) {
        return new HolderView(
                holder.session().account(),
                holder.session().username(),
                holder.token().roles(),
                holder.session().id(),
                holder.token().life().toSeconds());
    }
}
