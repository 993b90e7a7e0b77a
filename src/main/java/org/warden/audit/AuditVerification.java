package org.warden.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.warden.audit.VerificationView.Finding;
import org.warden.database.Act;
import org.warden.seal.Seal;

/** Checks that no event was edited, moved or removed. */
@Act
@Stateless
public class AuditVerification {
    private static final int AT_ONCE = 1_000;
    private static final int MOST_FINDINGS = 100;
    private static final int TRIES = 5;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    /**
     * Reads the whole chain, starting at its checkpoint. Call {@link AuditChain#lengthen} first, so that every event is in the
     * chain. Starts again if old events were removed meanwhile.
     */
    public VerificationView verify() {
        Checkpoint begin = checkpoint();
        VerificationView view = verify(begin);
        for (int i = 0; i < TRIES && checkpoint().position() != begin.position(); i++) {
            begin = checkpoint();
            view = verify(begin);
        }
        return view;
    }

    private Checkpoint checkpoint() {
        entities.clear();
        Checkpoint begin = entities.find(Checkpoint.class, Checkpoint.ID);
        return begin == null ? Checkpoint.none() : begin;
    }

    private VerificationView verify(Checkpoint begin) {
        Walk walk = new Walk();
        walk.start(begin);
        long read = Long.MIN_VALUE;
        ChainEnd end;
        List<AuditEvent> events;
        // Reads until no event follows: another node may lengthen the chain, but it writes both in one transaction.
        do {
            end = entities.find(ChainEnd.class, ChainEnd.ID);
            events = behind(read);
            for (AuditEvent event : events) {
                walk.pass(event);
                read = event.position();
            }
            entities.clear();
        } while (!events.isEmpty() && !walk.isFull());
        if (!walk.isFull()) {
            walk.arrive(end);
        }
        return new VerificationView(
                walk.findings.isEmpty(), walk.passed, walk.removed, walk.position, walk.link, walk.findings);
    }

    private List<AuditEvent> behind(long position) {
        return entities.createQuery(
                        "select e from AuditEvent e where e.position > :position order by e.position", AuditEvent.class)
                .setParameter("position", position)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** Walks from one event to the next. A finding about one event does not count against the events after it. */
    private final class Walk {
        private final List<Finding> findings = new ArrayList<>();
        private long passed;
        private long removed;
        private long position;
        private String link = "";

        /** An edited checkpoint is ignored, so that the events before it are reported as missing. */
        void start(Checkpoint begin) {
            if (!begin.isAsWritten(seal)) {
                find(begin.position(), null, "checkpoint edited");
                return;
            }
            if (!begin.isNone() && begin.lastHappened().isAfter(clock.instant().minus(AuditSettings.SHORTEST))) {
                find(begin.position(), null, "removed too soon");
            }
            removed = begin.position();
            position = begin.position();
            link = begin.link();
        }

        void pass(AuditEvent event) {
            passed++;
            if (event.position() <= position) {
                find(event.position(), event.id(), "not in its place");
                return;
            }
            boolean gap = event.position() != position + 1;
            missing(event.position());
            if (!event.isAsWritten(seal)) {
                find(event.position(), event.id(), "edited");
            } else if (!gap && !event.follows(link, seal)) {
                find(event.position(), event.id(), "not in its place");
            }
            position = event.position();
            link = event.link();
        }

        void arrive(ChainEnd end) {
            if (end != null) {
                missing(end.position() + 1);
            }
            if (end == null
                    || position > end.position()
                    || (position == end.position() && !end.link().equals(link))) {
                find(position, null, "not where the chain ended");
            }
        }

        boolean isFull() {
            return findings.size() >= MOST_FINDINGS;
        }

        private void missing(long next) {
            for (long at = position + 1; at < next && !isFull(); at++) {
                find(at, null, "missing");
            }
        }

        private void find(long at, UUID id, String finding) {
            if (!isFull()) {
                findings.add(new Finding(at, id, finding));
            }
        }
    }
}
