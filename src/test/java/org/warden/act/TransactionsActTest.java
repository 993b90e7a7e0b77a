package org.warden.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.ConnectionPool;
import org.warden.http.Requester;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;
import org.warden.password.PasswordHashing;

/** The transactions of these tests behave like those of a server. All other tests of acts rely on it. */
@Acts
class TransactionsActTest {
    private static final UUID ACCOUNT = new UUID(1, 1);

    @Inject
    Errand errand;

    /** Another instance: a call within the same one starts no act. */
    @Inject
    Errand another;

    @Inject
    AuditLog audit;

    @Inject
    PasswordGuess guess;

    @Inject
    PasswordHashing hashing;

    @Inject
    Rows rows;

    @Inject
    EntityManager entities;

    @Test
    void actIsWrittenAsAWhole() {
        errand.run(() -> {
            record();
            record();
            entities.flush();
            assertThat(rows.events()).as("before the commit").isEmpty();
        });
        assertThat(rows.events()).hasSize(2);
    }

    @Test
    void actThatThrowsWritesNothing() {
        assertThatThrownBy(() -> errand.run(() -> {
                    record();
                    entities.flush();
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rows.events()).isEmpty();
    }

    @Test
    void actWithinAnActIsPartOfIt() {
        assertThatThrownBy(() -> errand.run(() -> {
                    another.run(this::record);
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rows.events()).isEmpty();
    }

    /** A hash takes long: with more processors than connections, it would keep a connection from others. */
    @Test
    void noHashIsComputedWithinAnAct() {
        assertThatThrownBy(() -> errand.run(() -> hashing.hash(Requester.NONE, People.PASSWORD)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A hash must not run within the transaction");
    }

    @Test
    void actWithATransactionOfItsOwnRunsWithinNoOther() {
        assertThatThrownBy(() -> errand.run(() -> guess.refuse(ACCOUNT, Refusal.WRONG, Requester.NONE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within the transaction of another act");
    }

    @Test
    void threadLeasesNoSecondConnection() {
        assertThatThrownBy(() -> errand.run(() -> {
                    record();
                    entities.flush();
                    try {
                        ConnectionPool.lease().close();
                    } catch (java.sql.SQLException unexpected) {
                        throw new AssertionError(unexpected);
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This thread holds a connection already");
    }

    @Test
    void entitiesAreOutOfReachOutsideAnAct() {
        assertThatThrownBy(this::record).hasMessage("Entities are used outside the transaction of an act.");
    }

    private void record() {
        audit.record(Action.PROFILE_CHANGED, ACCOUNT, null, Requester.NONE);
    }
}
