package org.warden.time;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import org.warden.database.Act;

/** Deletes rows whose time is over, so few in one transaction that it ends within any timeout. */
@Act
@Stateless
public class Sweep {
    public static final int PIECE = 500;

    @PersistenceContext
    EntityManager entities;

    /**
     * Deletes one piece and returns how many rows it had; there may be more if that is {@link #PIECE}.
     *
     * @param table a table of the caller's
     * @param key its primary key
     * @param over the rows to be deleted, as a condition in which {@code ?1} is the moment
     */
    public int piece(String table, String key, String over, Instant moment) {
        return entities.createNativeQuery("delete from " + table + " where " + key + " in (select " + key + " from "
                        + table + " where " + over + " limit " + PIECE + ")")
                .setParameter(1, moment.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
