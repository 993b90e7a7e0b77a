package org.warden.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.warden.database.Act;
import org.warden.time.Sweep;
import org.warden.upkeep.Upkeep;

/** Deletes expired mails and old counters of mails. */
@Act
@Stateless
public class MailUpkeep extends Upkeep {
    private static final System.Logger LOG = System.getLogger(MailUpkeep.class.getName());

    @Inject
    MailQuota quota;

    @Inject
    Sweep sweep;

    @Inject
    Clock clock;

    /** Deletes some of both; returns whether there may be more. */
    @Override
    public boolean work() {
        boolean moreCounts = quota.forget();
        int late = sweep.piece("outgoing_mail", "id", "expires < ?1", clock.instant());
        if (late > 0) {
            LOG.log(System.Logger.Level.WARNING, "{0} mails expired before they could be sent", late);
        }
        return late == Sweep.PIECE || moreCounts;
    }
}
