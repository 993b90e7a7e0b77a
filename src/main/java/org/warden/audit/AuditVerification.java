package org.warden.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
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
        ChainEnd end = entities.find(ChainEnd.class, ChainEnd.ID);
        Walk walk = new Walk();
        List<AuditEvent> events = behind(0, end.position());
        while (!events.isEmpty() && walk.findings.size() < MOST_FINDINGS) {
            events.forEach(walk::pass);
            entities.clear();
            events = behind(walk.position, end.position());
        }
        if (walk.findings.size() < MOST_FINDINGS) {
            walk.arrive(end);
        }
        return new VerificationView(walk.findings.isEmpty(), walk.passed, end.position(), end.link(), walk.findings);
    }

    private List<AuditEvent> behind(long position, long end) {
        return entities.createQuery(
                        "select e from AuditEvent e where e.position > :position and e.position <= :end order by e.position",
                        AuditEvent.class)
                .setParameter("position", position)
                .setParameter("end", end)
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
            boolean gap = event.position() != position + 1;
            missing(event.position());
            if (!event.isAsWritten(seal)) {
                findings.add(new Finding(event.position(), event.id(), "edited"));
            } else if (!gap && !event.follows(link, seal)) {
                findings.add(new Finding(event.position(), event.id(), "not in its place"));
            }
            passed++;
            position = event.position();
            link = event.link();
        }

        void arrive(ChainEnd end) {
            missing(end.position() + 1);
            if (position == end.position() && !link.equals(end.link())) {
                findings.add(new Finding(position, null, "not where the chain ended"));
            }
        }

        private void missing(long next) {
            for (long at = position + 1; at < next && findings.size() < MOST_FINDINGS; at++) {
                findings.add(new Finding(at, null, "missing"));
            }
        }
    }
}
