package org.warden.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.warden.time.Sweep;
import org.warden.upkeep.Upkeep;

/** Deletes expired mails and old counters of mails. */
@ApplicationScoped
public class MailUpkeep extends Upkeep {
    private static final System.Logger LOG = System.getLogger(MailUpkeep.class.getName());

    @Inject
    Delivery delivery;

    /** Deletes some of both, each in a transaction of its own; returns whether there may be more. */
    @Override
    public boolean work() {
        boolean moreCounts = delivery.forgetCounts();
        int late = delivery.forget();
        if (late > 0) {
            LOG.log(System.Logger.Level.WARNING, "{0} mails expired before they could be sent", late);
        }
        return late == Sweep.PIECE || moreCounts;
    }
}
