package org.warden.database;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Locale;

/** Reads from a failed write which unique constraint it broke: the JPA providers wrap the driver's answer differently. */
public final class UniqueViolation {
    private static final String SQLSTATE = "23505";

    private UniqueViolation() {}

    /** Whether {@code failure} comes from the unique constraint of this name. */
    public static boolean of(PersistenceException failure, String constraint) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && SQLSTATE.equals(sql.getSQLState())) {
                return nameOnly(sql.getMessage()).contains(constraint);
            }
        }
        return false;
    }

    /** Both drivers name the constraint first and repeat the typed value after it. */
    private static String nameOnly(String message) {
        return message.split("\n| VALUES ", 2)[0].toLowerCase(Locale.ROOT);
    }
}
