package org.warden.link;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.warden.database.Act;
import org.warden.time.Sweep;
import org.warden.upkeep.Upkeep;

/** Forgets links that were not opened in time. */
@Act
@Stateless
public class LinkUpkeep extends Upkeep {
    /** After its end a link is still part of the owner's export. */
    private static final Duration KEPT = Duration.ofHours(1);

    @Inject
    Sweep sweep;

    @Inject
    Clock clock;

    /** Forgets some links that are over since an hour; returns whether there may be more. */
    @Override
    public boolean work() {
        return sweep.piece("link", "hash", "expires < ?1", clock.instant().minus(KEPT)) == Sweep.PIECE;
    }
}
