package org.warden.tally;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.warden.database.Act;
import org.warden.problem.Problem;
import org.warden.problem.Rule;
import org.warden.tally.TallyQuery.Wanted;
import org.warden.tally.TallyView.Count;

/** Reads the counts. */
@Act
@Stateless
public class TallyReading {
    /** An application might put an id into the names of its actions. */
    static final int MOST = 20_000;

    private static final int FIRST_ACTION = 5;

    @PersistenceContext
    EntityManager entities;

    /** The counts of these hours or days, in their order; those without an event are left out. */
    public TallyView counts(TallyQuery query) {
        Wanted wanted = query.wanted();
        Map<Long, Map<String, Long>> periods = new TreeMap<>();
        for (Span span : wanted.spans()) {
            List<Object[]> rows = rows(span, wanted.actions());
            if (rows.size() > MOST) {
                throw Problem.invalid(
                        "to", Rule.TOO_MANY, "selects more than " + MOST + " counts: choose a shorter time or actions");
            }
            // The clocks may change within a day, which then is in two spans.
            rows.forEach(row -> periods.computeIfAbsent(((Number) row[0]).longValue(), unknown -> new TreeMap<>())
                    .merge(row[1].toString(), ((Number) row[2]).longValue(), Long::sum));
        }
        List<Count> counts = periods.entrySet().stream()
                .flatMap(period -> period.getValue().entrySet().stream()
                        .map(one -> new Count(wanted.begin(period.getKey()), one.getKey(), one.getValue())))
                .toList();
        return new TallyView(wanted.by().word(), counts);
    }

    /** The number of the period, the action and how many. */
    @SuppressWarnings("unchecked") // the columns of the statement
    private List<Object[]> rows(Span span, List<String> actions) {
        Query query = entities.createNativeQuery("select period, action, sum(n) from"
                        + " (select (at_hour * 3600 + ?1) / ?2 as period, action, n from audit_hour"
                        + " where at_hour >= ?3 and at_hour < ?4" + anyOf(actions)
                        + ") hours group by period, action")
                .setParameter(1, span.offset())
                .setParameter(2, span.length())
                .setParameter(3, span.from())
                .setParameter(4, span.to())
                .setMaxResults(MOST + 1);
        IntStream.range(0, actions.size()).forEach(i -> query.setParameter(FIRST_ACTION + i, actions.get(i)));
        return query.getResultList();
    }

    private static String anyOf(List<String> actions) {
        return actions.isEmpty()
                ? ""
                : IntStream.range(FIRST_ACTION, FIRST_ACTION + actions.size())
                        .mapToObj(i -> "?" + i)
                        .collect(Collectors.joining(", ", " and action in (", ")"));
    }
}
