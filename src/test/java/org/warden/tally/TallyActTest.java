package org.warden.tally;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.Rows;
import org.warden.audit.AuditChain;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.http.Requester;
import org.warden.tally.TallyView.Count;
import org.warden.time.HandClock;

/** Events are counted once each, by hour and action. */
@Acts
class TallyActTest {
    private static final UUID ADA = new UUID(1, 1);

    @Inject
    AuditLog log;

    @Inject
    AuditChain chain;

    @Inject
    Tally tally;

    @Inject
    TallyReading reading;

    @Inject
    Errand errand;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    @Test
    void eventsAreCountedByHourAndAction() {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        happen(Action.LOGIN, 2);
        happen(Action.KEY_REVOKED, 1);
        clock.pass(Duration.ofHours(1));
        happen(Action.LOGIN, 1);
        count();
        assertThat(counts("hour"))
                .containsExactly(
                        new Count(hour, "KEY_REVOKED", 1),
                        new Count(hour, "LOGIN", 2),
                        new Count(hour.plus(Duration.ofHours(1)), "LOGIN", 1));
    }

    @Test
    void hoursOfADayAreAdded() {
        clock.pass(Duration.between(
                clock.instant(), clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(25))));
        Instant day = clock.instant().truncatedTo(ChronoUnit.DAYS);
        happen(Action.LOGIN, 2);
        clock.pass(Duration.ofHours(3));
        happen(Action.LOGIN, 1);
        count();
        assertThat(counts("day")).containsExactly(new Count(day, "LOGIN", 3));
    }

    @Test
    void noEventIsCountedTwice() {
        happen(Action.LOGIN, 1);
        count();
        count();
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void laterEventsOfTheSameHourAreAdded() {
        happen(Action.LOGIN, 1);
        count();
        happen(Action.LOGIN, 2);
        count();
        assertThat(total()).isEqualTo(3);
    }

    @Test
    void fiveHundredEventsAreCountedAtOnce() {
        happen(Action.LOGIN, 501);
        chain.lengthen();
        chain.lengthen();
        assertThat(tally.work()).as("more").isTrue();
        assertThat(total()).isEqualTo(500);
        assertThat(tally.work()).as("more").isFalse();
        assertThat(total()).isEqualTo(501);
    }

    /** One waits for the lock of the other, and then sees that there is nothing left. */
    @Test
    void twoNodesAtOnceCountEachEventOnce() {
        happen(Action.LOGIN, 1);
        count();
        happen(Action.LOGIN, 3);
        chain.lengthen();
        CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(tally::work);
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(tally::work);
        assertThat(one.join()).isFalse();
        assertThat(other.join()).isFalse();
        assertThat(total()).isEqualTo(4);
    }

    /** An event without a place may still be part of a transaction that another node does not see. */
    @Test
    void eventWithoutAPlaceIsNotCountedYet() {
        happen(Action.LOGIN, 1);
        tally.work();
        assertThat(total()).isZero();
    }

    @Test
    void countsAreForgottenWithTheEventsOfTheLog() {
        happen(Action.LOGIN, 1);
        count();
        clock.pass(Duration.ofDays(401));
        happen(Action.LOGIN, 2);
        count();
        assertThat(total()).isEqualTo(2);
    }

    private void happen(Action action, int times) {
        errand.run(() -> {
            for (int i = 0; i < times; i++) {
                log.record(action, ADA, "x", Requester.NONE);
            }
        });
    }

    private void count() {
        chain.lengthen();
        tally.work();
    }

    private long total() {
        return Long.parseLong(rows.text("select coalesce(sum(n), 0) from audit_hour"));
    }

    private List<Count> counts(String by) {
        TallyQuery query = new TallyQuery();
        query.by = by;
        query.from = clock.instant().minus(Duration.ofDays(2)).toString();
        query.to = clock.instant().plusSeconds(1).toString();
        return reading.counts(query).counts();
    }
}
