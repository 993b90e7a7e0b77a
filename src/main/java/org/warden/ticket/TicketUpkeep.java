package org.warden.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.warden.database.Act;
import org.warden.time.Sweep;
import org.warden.upkeep.Upkeep;

/** Deletes expired tickets. */
@Act
@Stateless
public class TicketUpkeep extends Upkeep {
    @Inject
    Sweep sweep;

    @Inject
    Clock clock;

    /** Deletes some expired tickets; returns whether there may be more. */
    @Override
    public boolean work() {
        return sweep.piece("ticket", "hash", "expires < ?1", clock.instant()) == Sweep.PIECE;
    }

    /** Tickets live for half a minute. */
    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }
}
