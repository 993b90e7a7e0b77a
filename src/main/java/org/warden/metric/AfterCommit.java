package org.warden.metric;

import io.micrometer.core.instrument.Counter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Counts what happens in a transaction: once, after its commit, and not at all after a rollback. */
@ApplicationScoped
public class AfterCommit {
    @Inject
    Event<Counted> counted;

    /** Counts one more when the present transaction commits; at once if there is none. */
    public void count(Counter counter) {
        counted.fire(new Counted(counter));
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Counted one) {
        one.counter().increment();
    }

    /** One more, on this counter. */
    public record Counted(Counter counter) {}
}
