package org.warden.lifecycle;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.warden.account.Account;
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
    Words words;

    @Inject
    WordFill fill;

    /** Continues with the next accounts in the order of their ids, which is the order of their creation. */
    @Override
    public boolean work() {
        UUID from = fill.locked();
        List<Account> next = entities.createQuery(
                        "select a from Account a where a.id > :id order by a.id", Account.class)
                .setParameter("id", from)
                .setMaxResults(PIECE)
                .getResultList();
        next.forEach(account -> words.add(account.id(), account.words()));
        boolean more = next.size() == PIECE;
        fill.advance(next.isEmpty() ? from : next.get(next.size() - 1).id(), !more);
        return more;
    }
}
