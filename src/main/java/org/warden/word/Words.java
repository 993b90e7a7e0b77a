package org.warden.word;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
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

    /**
     * Finds accounts that have, for each of these words, a word with this beginning. Sorted by the word with the first of the
     * beginnings, then by id; an account with several such words is at its first one. Throws {@code UNAVAILABLE} while older
     * accounts do not have their words yet.
     *
     * @param beginnings see {@link WordText#search}
     * @param after the last hit of the previous page, or null
     */
    public List<Hit> search(List<String> beginnings, Hit after, int most) {
        if (!isComplete()) {
            throw new Problem(ProblemType.UNAVAILABLE, "The search is being prepared. Please try again later.");
        }
        Query search = entities.createNativeQuery("select w.word, cast(w.account_id as varchar(36)) from account_word w"
                + " where w.word >= ?1 and w.word < ?2 and not exists (select 1 from account_word f"
                + " where f.account_id = w.account_id and f.word >= ?1 and f.word < w.word)"
                + (after == null ? "" : " and (w.word, w.account_id) > (?3, ?4)")
                + others(beginnings)
                + " order by w.word, w.account_id limit " + most);
        if (after != null) {
            search.setParameter(3, HexFormat.of().parseHex(after.word())).setParameter(4, after.account());
        }
        for (int i = 0; i < beginnings.size(); i++) {
            byte[] beginning = WordText.bytes(beginnings.get(i));
            int place = i == 0 ? 1 : 2 * i + 3;
            search.setParameter(place, beginning).setParameter(place + 1, WordText.end(beginning));
        }
        return hits(search);
    }

    private static String others(List<String> beginnings) {
        return IntStream.range(1, beginnings.size())
                .mapToObj(i -> " and exists (select 1 from account_word o where o.account_id = w.account_id"
                        + " and o.word >= ?" + (2 * i + 3) + " and o.word < ?" + (2 * i + 4) + ")")
                .collect(Collectors.joining());
    }

    @SuppressWarnings("unchecked") // one row is two columns
    private static List<Hit> hits(Query search) {
        List<Object[]> rows = search.getResultList();
        return rows.stream()
                .map(row -> new Hit(HexFormat.of().formatHex((byte[]) row[0]), UUID.fromString((String) row[1])))
                .toList();
    }

    private boolean isComplete() {
        return !entities.createNativeQuery("select 1 from account_word_fill where complete")
                .getResultList()
                .isEmpty();
    }

    /**
     * An account, at its first word with the searched beginning.
     *
     * @param word its bytes in hexadecimal
     */
    public record Hit(String word, UUID account) {}
}
