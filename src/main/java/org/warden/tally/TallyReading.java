package org.warden.tally;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.warden.database.Act;
import org.warden.tally.TallyQuery.Wanted;
import org.warden.tally.TallyView.Count;

/** Reads the counts. */
@Act
@Stateless
public class TallyReading {
    @PersistenceContext
    EntityManager entities;

    /** The counts of these hours or days, in their order; those without an event are left out. */
    public TallyView counts(TallyQuery query) {
        Wanted wanted = query.wanted();
        String period = "at_hour / " + wanted.by().hours();
        @SuppressWarnings("unchecked") // the columns of the statement
        List<Object[]> rows = entities.createNativeQuery("select " + period + ", action, sum(n) from audit_hour"
                        + " where at_hour >= ?1 and at_hour < ?2 group by " + period + ", action order by 1, 2")
                .setParameter(1, wanted.from())
                .setParameter(2, wanted.to())
                .getResultList();
        return new TallyView(
                wanted.by().word(),
                rows.stream().map(row -> count(row, wanted.by().hours())).toList());
    }

    private static Count count(Object[] row, long hours) {
        Instant at = Instant.ofEpochSecond(((Number) row[0]).longValue() * hours * 3600);
        return new Count(at, row[1].toString(), ((Number) row[2]).longValue());
    }
}
