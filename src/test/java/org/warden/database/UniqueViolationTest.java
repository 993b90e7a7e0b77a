package org.warden.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class UniqueViolationTest {
    private static final String CONSTRAINT = "account_email_unique";

    @Test
    void constraintIsFoundBehindWhatAProviderWrapsAroundIt() {
        assertThat(UniqueViolation.of(
                        failure("violates unique constraint \"account_email_unique\"", "23505"), CONSTRAINT))
                .isTrue();
    }

    /** As H2 writes it. */
    @Test
    void constraintIsFoundInAnyLetterCase() {
        assertThat(UniqueViolation.of(failure("PUBLIC.ACCOUNT_EMAIL_UNIQUE ON ACCOUNT", "23505"), CONSTRAINT))
                .isTrue();
    }

    @Test
    void anotherConstraintIsAnotherMatter() {
        assertThat(UniqueViolation.of(failure("account_username_unique", "23505"), CONSTRAINT))
                .isFalse();
    }

    @Test
    void anotherStateIsAnotherMatter() {
        assertThat(UniqueViolation.of(failure("account_email_unique", "23503"), CONSTRAINT))
                .isFalse();
    }

    @Test
    void failureWithoutSqlIsNone() {
        assertThat(UniqueViolation.of(new PersistenceException("account_email_unique"), CONSTRAINT))
                .isFalse();
    }

    private static PersistenceException failure(String message, String state) {
        return new PersistenceException(new RuntimeException(new SQLException(message, state)));
    }
}
