package org.warden.group;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.warden.database.Act;
import org.warden.key.KeySettings;
import org.warden.mirror.Recent;
import org.warden.mirror.Recent.Change;

/** Reads the roles that groups have lost. */
@Act
@Stateless
public class CutReading {
    @PersistenceContext
    EntityManager entities;

    /** The cuts after this moment. */
    public List<Change<String, Instant>> after(Instant moment) {
        return entities.createQuery("select c from RoleCut c where c.at > :moment", RoleCut.class)
                .setParameter("moment", moment)
                .getResultStream()
                .map(cut -> new Change<>(
                        cut.role(),
                        cut.at(),
                        // Until a late commit is visible, tokens are still issued with the role.
                        cut.at().plus(KeySettings.LONGEST_TOKEN_LIFE).plus(Recent.LATENESS)))
                .toList();
    }
}
