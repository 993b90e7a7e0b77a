package org.warden.database;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Locale;

/** Finds out which unique constraint a write violated: JPA providers wrap the driver's exception differently. */
public final class UniqueViolation {
    private static final String SQLSTATE = "23505";

    private UniqueViolation() {}

    /** Returns whether {@code failure} violates the unique constraint with this name. */
    public static boolean of(PersistenceException failure, String constraint) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && SQLSTATE.equals(sql.getSQLState())) {
                return nameOnly(sql.getMessage()).contains(constraint);
            }
        }
        return false;
    }

    /** Cuts off the values: both drivers name the constraint first and then repeat what the caller typed. */
    private static String nameOnly(String message) {
        return message.split("\n| VALUES ", 2)[0].toLowerCase(Locale.ROOT);
    }
}
