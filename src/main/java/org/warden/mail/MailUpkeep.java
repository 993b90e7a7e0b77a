package org.warden.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.warden.time.Sweep;
import org.warden.upkeep.Upkeep;

/** Forgets mails that came too late to be sent, and old counts of mails. */
@ApplicationScoped
public class MailUpkeep extends Upkeep {
    private static final System.Logger LOG = System.getLogger(MailUpkeep.class.getName());

    @Inject
    Delivery delivery;

    /** Forgets some of both, each in a transaction of its own; returns whether there may be more. */
    @Override
    public boolean work() {
        boolean moreCounts = delivery.forgetCounts();
        int late = delivery.forget();
        if (late > 0) {
            LOG.log(System.Logger.Level.WARNING, "{0} mails were never sent: they are of no use any more", late);
        }
        return late == Sweep.PIECE || moreCounts;
    }
}
