package org.warden.login;

import io.micrometer.core.instrument.Counter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.warden.metric.AfterCommit;
import org.warden.metric.Measured;
import org.warden.metric.Meters;

/** Counts renewals by their result. */
@ApplicationScoped
public class RenewalMeters implements Measured {
    @Inject
    Meters meters;

    @Inject
    AfterCommit committed;

    /** What became of a renewal. */
    enum Result {
        DONE,
        /** A used token within the grace period. */
        GRACE,
        /** A used token after it: the session ended. */
        REUSED,
        REFUSED
    }

    @Override
    public void register(Meters all) {
        for (Result result : Result.values()) {
            counter(result);
        }
    }

    /** Counts a renewal when its act commits. */
    void ended(Result result) {
        committed.count(counter(result));
    }

    private Counter counter(Result result) {
        return meters.counter(
                "warden_renewals_total",
                "Renewals of a session by result",
                "result",
                result.name().toLowerCase(Locale.ROOT));
    }
}
