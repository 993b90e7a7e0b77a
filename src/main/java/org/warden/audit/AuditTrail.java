package org.warden.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.warden.audit.AuditQuery.Wanted;
import org.warden.audit.AuditView.EventView;
import org.warden.database.Act;

/** Reads the audit log. */
@Act
@Stateless
public class AuditTrail {
    private static final int MOST = 5_000;

    @PersistenceContext
    EntityManager entities;

    /** The selected events, newest first. Ids begin with the time, so events that arrive later come before the cursor. */
    public AuditView page(AuditQuery query) {
        Wanted wanted = query.wanted();
        List<AuditEvent> events =
                query(conditions(wanted)).setMaxResults(wanted.size() + 1).getResultList();
        boolean more = events.size() > wanted.size();
        List<AuditEvent> page = more ? events.subList(0, wanted.size()) : events;
        return new AuditView(
                page.stream().map(EventView::of).toList(),
                more ? page.get(page.size() - 1).id() : null);
    }

    /** The events that an account caused or that concern it, newest first; at most 5,000, to bound the answer. */
    public List<EventView> about(UUID account) {
        // No entities: the provider would keep copies of them.
        return entities.createQuery(
                        "select e.id, e.happened, e.action, e.actorId, e.accountId, e.subject, e.address, e.requestId"
                                + " from AuditEvent e where e.accountId = :account or e.actorId = :account order by e.id desc",
                        Object[].class)
                .setParameter("account", account)
                .setMaxResults(MOST)
                .getResultStream()
                .map(row -> EventView.of(row, account))
                .toList();
    }

    /** Where the chain begins and ends. Events up to its end are committed; one that is committed later gets a later place. */
    public Ends ends() {
        return new Ends(position("Checkpoint"), position("ChainEnd"));
    }

    /**
     * The events after one place of the chain, up to another. Two bounds make PostgreSQL use the index: without statistics it
     * takes one bound for a third of the table, which it would scan.
     */
    public List<Chained> between(long after, long upTo) {
        return entities.createQuery(
                        "select e.happened, e.action from AuditEvent e where e.position > :after and e.position <= :upTo",
                        Object[].class)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .getResultStream()
                .map(row -> new Chained((Instant) row[0], (String) row[1]))
                .toList();
    }

    private long position(String end) {
        return entities.createQuery("select e.position from " + end + " e", Long.class)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    private static Map<String, Object> conditions(Wanted wanted) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        put(conditions, "e.actorId = :p", wanted.actor());
        put(conditions, "e.accountId = :p", wanted.target());
        put(conditions, "e.action = :p", wanted.action());
        put(conditions, "e.happened >= :p", wanted.from());
        put(conditions, "e.happened < :p", wanted.to());
        put(conditions, "e.id < :p", wanted.cursor());
        return conditions;
    }

    private static void put(Map<String, Object> conditions, String condition, Object value) {
        if (value != null) {
            conditions.put(condition + conditions.size(), value);
        }
    }

    private TypedQuery<AuditEvent> query(Map<String, Object> conditions) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
        TypedQuery<AuditEvent> query =
                entities.createQuery("select e from AuditEvent e" + where + " order by e.id desc", AuditEvent.class);
        int number = 0;
        for (Object value : conditions.values()) {
            query.setParameter("p" + number++, value);
        }
        return query;
    }

    /**
     * Places of the chain.
     *
     * @param begin the place before its first event: that of the last removed event, or 0
     * @param end the place of its last event
     */
    public record Ends(long begin, long end) {}

    /** An event of the chain. */
    public record Chained(Instant happened, String action) {}
}
