package org.warden.link;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.warden.database.Act;
import org.warden.time.Sweep;
import org.warden.upkeep.Upkeep;

/** Deletes expired links. */
@Act
@Stateless
public class LinkUpkeep extends Upkeep {
    /** The owner's export lists links for a while after they expire. */
    private static final Duration KEPT = Duration.ofHours(1);

    @Inject
    Sweep sweep;

    @Inject
    Clock clock;

    /** Deletes some links that expired an hour ago; returns whether there may be more. */
    @Override
    public boolean work() {
        return sweep.piece("link", "hash", "expires < ?1", clock.instant().minus(KEPT)) == Sweep.PIECE;
    }
}
