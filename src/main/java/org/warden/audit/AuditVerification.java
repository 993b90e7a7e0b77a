package org.warden.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.warden.audit.VerificationView.Finding;
import org.warden.database.Act;
import org.warden.seal.Seal;

/** Looks whether every event is as it was written, and none is missing. */
@Act
@Stateless
public class AuditVerification {
    private static final int AT_ONCE = 1_000;
    private static final int MOST_FINDINGS = 100;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Seal seal;

    /** Reads the whole chain; after {@link AuditChain#lengthen}, so that nothing is outside of it. */
    public VerificationView verify() {
        Walk walk = new Walk();
        long read = Long.MIN_VALUE;
        ChainEnd end;
        List<AuditEvent> events;
        // Until nothing more comes: another node may lengthen the chain meanwhile, always by events and end together.
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
        return new VerificationView(walk.findings.isEmpty(), walk.passed, walk.position, walk.link, walk.findings);
    }

    private List<AuditEvent> behind(long position) {
        return entities.createQuery(
                        "select e from AuditEvent e where e.position > :position order by e.position", AuditEvent.class)
                .setParameter("position", position)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** From one event to the next. What is found about one is not held against those behind it. */
    private final class Walk {
        private final List<Finding> findings = new ArrayList<>();
        private long passed;
        private long position;
        private String link = "";

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
