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
        for (Object[] row : rows()) {
            long number = ((Number) row[3]).longValue();
            status.merge(word(row[0]), number, Long::sum);
            kind.merge(word(row[1]), number, Long::sum);
            secondFactor.merge((Boolean) row[2] ? "yes" : "no", number, Long::sum);
            total += number;
        }
        for (Object[] row : ended(now)) {
            long number = ((Number) row[1]).longValue();
            status.merge(word(row[0]), number, Long::sum);
            status.computeIfPresent("locked", (word, locked) -> locked == number ? null : locked - number);
        }
        return new CountsView(total, status, kind, secondFactor, now);
    }

    private static String word(Object constant) {
        return ((String) constant).toLowerCase(Locale.ROOT);
    }

    /** One index has these columns, so that no table is read. */
    @SuppressWarnings("unchecked") // a row has several columns
    private List<Object[]> rows() {
        return (List<Object[]>) entities.createNativeQuery("select status, kind, second_factor, count(*) from account"
                        + " group by status, kind, second_factor")
                .getResultList();
    }

    /** The accounts with a lock that has ended, by the status that they have now. */
    @SuppressWarnings("unchecked") // a row has several columns
    private List<Object[]> ended(Instant now) {
        return (List<Object[]>) entities.createNativeQuery("select stage, count(*) from account"
                        + " where status = 'LOCKED' and locked_until <= ?1 and stage is not null group by stage")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .getResultList();
    }
}
