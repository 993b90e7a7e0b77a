package org.warden.word;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** Remembers the id up to which all accounts have their words. */
@ApplicationScoped
public class WordFill {
    private static final UUID FIRST = new UUID(0, 0);

    @PersistenceContext
    EntityManager entities;

    /** Locks and returns the id up to which all accounts have their words; other nodes wait for the end of this transaction. */
    public UUID locked() {
        entities.createNativeQuery(
                        "insert into account_word_fill (id, upto, complete) values (1, ?1, false) on conflict do nothing")
                .setParameter(1, FIRST)
                .executeUpdate();
        List<?> rows = entities.createNativeQuery(
                        "select cast(upto as varchar(36)) from account_word_fill where id = 1 for update")
                .getResultList();
        return UUID.fromString((String) rows.get(0));
    }

    /**
     * Moves on to this id.
     *
     * @param complete whether no account after it was left
     */
    public void advance(UUID upto, boolean complete) {
        entities.createNativeQuery("update account_word_fill set upto = ?1, complete = complete or ?2 where id = 1")
                .setParameter(1, upto)
                .setParameter(2, complete)
                .executeUpdate();
    }
}
