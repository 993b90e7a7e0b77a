package org.warden.admin.users;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.warden.database.Act;

/** Counts accounts. */
@Act
@Stateless
public class UserCounting {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** Counts all accounts by status, kind and second factor. A lock that has ended does not count. */
    public CountsView count() {
        Instant now = clock.instant();
        Map<String, Long> status = new TreeMap<>();
        Map<String, Long> kind = new TreeMap<>();
        Map<String, Long> secondFactor = new TreeMap<>();
        long total = 0;
        for (Object[] row : rows(now)) {
            long number = ((Number) row[3]).longValue();
            status.merge(((String) row[0]).toLowerCase(Locale.ROOT), number, Long::sum);
            kind.merge(((String) row[1]).toLowerCase(Locale.ROOT), number, Long::sum);
            secondFactor.merge(((Number) row[2]).intValue() == 1 ? "yes" : "no", number, Long::sum);
            total += number;
        }
        return new CountsView(total, status, kind, secondFactor, now);
    }

    @SuppressWarnings("unchecked") // a row has several columns
    private List<Object[]> rows(Instant now) {
        return (List<Object[]>) entities.createNativeQuery("select x.s, x.k, x.f, count(*) from (select case when"
                        + " status = 'LOCKED' and locked_until <= ?1 then stage else status end as s, kind as k,"
                        + " case when second_factor then 1 else 0 end as f from account) x group by x.s, x.k, x.f")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .getResultList();
    }
}
