package org.warden.time;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.warden.database.Act;

/** Reads the clock of the database. */
@Act
@Stateless
public class DatabaseTime {
    /** As a number, because JPA providers disagree on the type of a time in native SQL. */
    private static final String NOW = "select cast(extract(epoch from current_timestamp) * 1000000 as bigint)";

    @PersistenceContext
    EntityManager entities;

    /** Returns the time at the start of this transaction. */
    public Instant now() {
        Number micros = (Number) entities.createNativeQuery(NOW).getSingleResult();
        return Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS);
    }
}
