package org.warden.lifecycle;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.warden.account.Accounts;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.upkeep.Upkeep;
import org.warden.word.WordFill;
import org.warden.word.Words;

/** Adds the words of accounts that a node of the previous version created. */
@Act
@Stateless
public class WordUpkeep extends Upkeep {
    private static final int PIECE = 200;

    /** How late an account may become visible after the time in its id: at its commit, and the clocks of nodes differ. */
    private static final Duration LATE = Duration.ofMinutes(10);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Accounts accounts;

    @Inject
    Words words;

    @Inject
    WordFill fill;

    @Inject
    Clock clock;

    /** Continues with the next accounts without words, in the order of their ids, which is the order of their creation. */
    @Override
    public boolean work() {
        UUID from = fill.locked();
        List<UUID> next = withoutWords(from);
        // Locked, so that a name that is changed meanwhile does not leave words of the former one.
        next.stream()
                .map(accounts::locked)
                .flatMap(Optional::stream)
                .forEach(account -> words.add(account.id(), account.words()));
        boolean more = next.size() == PIECE;
        UUID settled = Ids.first(clock.instant().minus(LATE));
        UUID reached = more ? min(next.get(PIECE - 1), settled) : settled;
        fill.advance(max(from, reached), !more);
        return more;
    }

    /** Only these, so that nothing waits for a lock of an account that has its words. */
    private List<UUID> withoutWords(UUID from) {
        List<?> ids = entities.createNativeQuery("select cast(a.id as varchar(36)) from account a where a.id > ?1"
                        + " and not exists (select 1 from account_word w where w.account_id = a.id)"
                        + " order by a.id limit " + PIECE)
                .setParameter(1, from)
                .getResultList();
        return ids.stream().map(id -> UUID.fromString((String) id)).toList();
    }

    private static UUID min(UUID one, UUID other) {
        return BinaryOperator.minBy(Accounts.ORDER).apply(one, other);
    }

    private static UUID max(UUID one, UUID other) {
        return BinaryOperator.maxBy(Accounts.ORDER).apply(one, other);
    }
}
