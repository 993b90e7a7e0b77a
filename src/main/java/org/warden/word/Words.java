package org.warden.word;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Stores the words of accounts, and finds accounts by beginnings of their words. */
@ApplicationScoped
public class Words {
    /** How soon a caller may ask again while older accounts are being indexed. */
    private static final Duration PREPARING = Duration.ofSeconds(10);

    /** Up to how many words with a beginning are counted. */
    private static final int MANY = 1_000;

    @PersistenceContext
    EntityManager entities;

    /** Adds words of an account; also succeeds if it has some of them. */
    public void add(UUID account, Collection<String> words) {
        List<byte[]> distinct = words.stream().map(WordText::bytes).toList();
        if (distinct.isEmpty()) {
            return;
        }
        String rows = IntStream.range(0, distinct.size())
                .mapToObj(row -> "(?" + (row + 2) + ", ?1)")
                .collect(Collectors.joining(", "));
        Query insert = entities.createNativeQuery(
                        "insert into account_word (word, account_id) values " + rows + " on conflict do nothing")
                .setParameter(1, account);
        for (int row = 0; row < distinct.size(); row++) {
            insert.setParameter(row + 2, distinct.get(row));
        }
        insert.executeUpdate();
    }

    /** Replaces the words of an account. */
    public void replace(UUID account, Collection<String> words) {
        remove(account);
        add(account, words);
    }

    /** Removes the words of an account. */
    public void remove(UUID account) {
        entities.createNativeQuery("delete from account_word where account_id = ?1")
                .setParameter(1, account)
                .executeUpdate();
    }

    /** The index of the beginning that the fewest words have; the first such one. Counts at most 1,000 words of each. */
    public int rarest(List<String> beginnings) {
        if (beginnings.size() == 1) {
            return 0;
        }
        Query count = entities.createNativeQuery(IntStream.range(0, beginnings.size())
                .mapToObj(i -> "select " + i + ", count(*) from (select 1 as one from account_word where word >= ?"
                        + (2 * i + 1) + " and word < ?" + (2 * i + 2) + " limit " + MANY + ") w")
                .collect(Collectors.joining(" union all ")));
        for (int i = 0; i < beginnings.size(); i++) {
            bound(count, 2 * i + 1, beginnings.get(i));
        }
        return rows(count).stream()
                .map(row -> new long[] {((Number) row[0]).longValue(), ((Number) row[1]).longValue()})
                .min(Comparator.<long[]>comparingLong(row -> row[1]).thenComparingLong(row -> row[0]))
                .map(row -> (int) row[0])
                .orElseThrow();
    }

    /**
     * Reads words with one of these beginnings, sorted by the word, then by account. Each is a hit whether or not the account
     * is selected, so that a caller can limit how many are compared. Throws {@code UNAVAILABLE} while older accounts do not
     * have their words yet.
     *
     * @param beginnings see {@link WordText#search}
     * @param lead which of them to read
     * @param after the last hit of the previous page, or null
     */
    public List<Hit> search(List<String> beginnings, int lead, Hit after, int most) {
        if (!isComplete()) {
            throw Problem.later(ProblemType.UNAVAILABLE, "The search is being prepared.", PREPARING);
        }
        String end = " order by word, account_id limit " + most + ")";
        String read = "(select word, account_id from account_word where ";
        // Two ranges, because only one of the databases begins to read at a pair of values.
        int last = 2 * beginnings.size() + 1;
        String from = after == null
                ? read + "word >= ?1 and word < ?2" + end
                : "(" + read + "word = ?" + last + " and account_id > ?" + (last + 1) + end + " union all " + read
                        + "word > ?" + last + " and word < ?2" + end + ")";
        Query search = entities.createNativeQuery("select w.word, cast(w.account_id as varchar(36)), case when "
                + others(beginnings, lead)
                + "not exists (select 1 from account_word f where f.account_id = w.account_id"
                + " and f.word >= ?1 and f.word < w.word) then 1 else 0 end from " + from
                + " w order by w.word, w.account_id limit " + most);
        if (after != null) {
            search.setParameter(last, HexFormat.of().parseHex(after.word())).setParameter(last + 1, after.account());
        }
        for (int i = 0; i < beginnings.size(); i++) {
            bound(search, place(i, lead), beginnings.get(i));
        }
        return rows(search).stream()
                .map(row -> new Hit(
                        HexFormat.of().formatHex((byte[]) row[0]),
                        UUID.fromString((String) row[1]),
                        ((Number) row[2]).intValue() == 1))
                .toList();
    }

    /** A scalar subquery: PostgreSQL never reads all words with the beginning for it. */
    private static String others(List<String> beginnings, int lead) {
        return IntStream.range(0, beginnings.size())
                .filter(i -> i != lead)
                .mapToObj(i -> "(select count(*) from account_word o where o.account_id = w.account_id and o.word >= ?"
                        + place(i, lead) + " and o.word < ?" + (place(i, lead) + 1) + ") > 0 and ")
                .collect(Collectors.joining());
    }

    /** The first parameter of a beginning: without a gap, which one provider refuses. */
    private static int place(int beginning, int lead) {
        if (beginning == lead) {
            return 1;
        }
        return 2 * (beginning < lead ? beginning + 1 : beginning) + 1;
    }

    private static void bound(Query query, int place, String beginning) {
        byte[] bytes = WordText.bytes(beginning);
        query.setParameter(place, bytes).setParameter(place + 1, WordText.end(bytes));
    }

    @SuppressWarnings("unchecked") // one row is several columns
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }

    private boolean isComplete() {
        return !entities.createNativeQuery("select 1 from account_word_fill where complete")
                .getResultList()
                .isEmpty();
    }

    /**
     * A word of an account.
     *
     * @param word its bytes in hexadecimal
     * @param hasAll whether it is the first word of the account with the beginning that leads, and the account has a word with
     *     each of the other beginnings
     */
    public record Hit(String word, UUID account, boolean hasAll) {}
}
