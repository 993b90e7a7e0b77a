package org.warden.lifecycle;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Accounts;
import org.warden.database.Act;
import org.warden.upkeep.Upkeep;
import org.warden.word.WordFill;
import org.warden.word.Words;

/** Adds the words of accounts that a node of the previous version created. */
@Act
@Stateless
public class WordUpkeep extends Upkeep {
    private static final int PIECE = 200;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Accounts accounts;

    @Inject
    Words words;

    @Inject
    WordFill fill;

    /** Continues with the next accounts in the order of their ids, which is the order of their creation. */
    @Override
    public boolean work() {
        UUID from = fill.locked();
        List<UUID> next = entities.createQuery("select a.id from Account a where a.id > :id order by a.id", UUID.class)
                .setParameter("id", from)
                .setMaxResults(PIECE)
                .getResultList();
        // Locked, so that a name that is changed meanwhile does not leave words of the former one.
        next.stream()
                .map(accounts::locked)
                .flatMap(Optional::stream)
                .forEach(account -> words.add(account.id(), account.words()));
        boolean more = next.size() == PIECE;
        fill.advance(next.isEmpty() ? from : next.get(next.size() - 1), !more);
        return more;
    }
}
