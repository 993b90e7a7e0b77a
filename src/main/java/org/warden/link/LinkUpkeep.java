package org.warden.link;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.warden.database.Act;

/** What is done about links when nobody opens them. */
@Act
@Stateless
public class LinkUpkeep {
    /** After its end a link still counts among those of the last hour. */
    private static final Duration KEPT = Duration.ofHours(1);

    @Inject
    Links links;

    @Inject
    Clock clock;

    /** Forgets the links that are over since an hour. */
    public void forget() {
        links.forget(clock.instant().minus(KEPT));
    }
}
