package org.warden.time;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import org.warden.database.Act;

/** Deletes expired rows, in transactions small enough to end within any timeout. */
@Act
@Stateless
public class Sweep {
    /** The most rows of one piece. */
    public static final int PIECE = 500;

    @PersistenceContext
    EntityManager entities;

    /**
     * Deletes one piece; returns its number of rows. There may be more if that is {@link #PIECE}.
     *
     * @param table a table that the caller owns
     * @param key its primary key
     * @param over a condition that selects the expired rows, in which {@code ?1} is {@code moment}
     */
    public int piece(String table, String key, String over, Instant moment) {
        return entities.createNativeQuery("delete from " + table + " where " + key + " in (select " + key + " from "
                        + table + " where " + over + " limit " + PIECE + ")")
                .setParameter(1, moment.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
