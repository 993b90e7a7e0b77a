package org.warden.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.Meanwhile;
import org.warden.act.Rows;
import org.warden.audit.AuditChain;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
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

    /** The other waits for the lock, and then sees that there is nothing left. */
    @Test
    void eventsThatAnotherNodeIsCountingAreCountedOnce() {
        happen(Action.LOGIN, 3);
        chain.lengthen();
        CompletableFuture<?>[] other = new CompletableFuture<?>[1];
        errand.run(() -> {
            tally.work();
            other[0] = Meanwhile.start(tally::work);
            assertThat(other[0]).isNotDone();
        });
        assertThat(other[0].join()).isEqualTo(false);
        assertThat(total()).isEqualTo(3);
    }

    @Test
    void twoNodesCountEachOfManyEventsOnceWhileTheyHappen() {
        Supplier<Boolean> node = () -> {
            for (int i = 0; i < 20; i++) {
                happen(Action.LOGIN, 40);
                chain.lengthen();
                tally.work();
            }
            return true;
        };
        CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(node);
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(node);
        assertThat(one.join() && other.join()).isTrue();
        count();
        assertThat(total()).isEqualTo(2 * 20 * 40);
    }

    /** The transaction of a node that is killed is rolled back. */
    @Test
    void eventsOfAFailedPieceAreCountedLater() {
        happen(Action.LOGIN, 2);
        chain.lengthen();
        assertThatThrownBy(() -> errand.run(() -> {
                    tally.work();
                    throw new IllegalStateException("killed");
                }))
                .hasStackTraceContaining("killed");
        assertThat(total()).isZero();
        tally.work();
        assertThat(total()).isEqualTo(2);
    }

    /** An event without a place may still be part of a transaction that another node does not see. */
    @Test
    void eventWithoutAPlaceIsNotCountedYet() {
        happen(Action.LOGIN, 1);
        tally.work();
        assertThat(total()).isZero();
    }

    /** Its id and its time are those of its act, which other acts have overtaken. */
    @Test
    void eventThatIsCommittedLateIsCountedToo() {
        errand.run(() -> {
            log.record(Action.LOGIN, ADA, "x", Requester.NONE);
            clock.pass(Duration.ofHours(2));
            assertThat(Meanwhile.start(() -> {
                        happen(Action.KEY_REVOKED, 2);
                        count();
                        return total();
                    }))
                    .isCompletedWithValue(2L);
        });
        count();
        assertThat(total()).isEqualTo(3);
    }

    /** The oldest events of a log that is older than the counts may be removed already. */
    @Test
    void countingBeginsWhereTheChainBegins() {
        rows.change("update audit_chain set position = 1000000");
        rows.change("insert into audit_checkpoint (id, position, link, last_happened, code)"
                + " values (1, 1000000, '', current_timestamp, '')");
        happen(Action.LOGIN, 1);
        count();
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void aPieceReadsARangeOfTheIndex() {
        happen(Action.LOGIN, 3);
        chain.lengthen();
        assertThat(rows.plans("%action%from audit_event%position > %position <= %", tally::work))
                .hasSize(1)
                .allSatisfy((sql, plan) -> assertThat(plan)
                        .containsIgnoringCase("audit_event_position_unique")
                        .doesNotContain("tableScan"));
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

    @Test
    void countsAreForgottenThoughNothingHappens() {
        happen(Action.LOGIN, 1);
        count();
        clock.pass(Duration.ofDays(401));
        tally.work();
        assertThat(total()).isZero();
    }

    @Test
    void eventThatIsOlderThanTheLogMayBeIsNotCounted() {
        happen(Action.LOGIN, 1);
        clock.pass(Duration.ofDays(401));
        happen(Action.LOGIN, 2);
        count();
        assertThat(total()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        // Winter and summer, a half hour, and the other side of the world.
        "2026-11-30T23:00:00Z, Europe/Berlin, 2026-11-30T23:00:00Z",
        "2026-06-30T22:00:00Z, Europe/Berlin, 2026-06-30T22:00:00Z",
        "2026-11-30T18:00:00Z, Asia/Kolkata, 2026-11-29T18:30:00Z",
        "2026-11-30T19:00:00Z, Asia/Kolkata, 2026-11-30T18:30:00Z",
        "2026-11-30T07:00:00Z, America/Los_Angeles, 2026-11-29T08:00:00Z"
    })
    void hourBelongsToTheDayOfTheZoneInWhichItBegins(Instant hour, String zone, Instant day) {
        counted(hour, "LOGIN");
        assertThat(counts("day", zone, hour.minus(Duration.ofDays(3)), hour.plus(Duration.ofDays(3)), null))
                .containsExactly(new Count(day, "LOGIN", 1));
    }

    @ParameterizedTest
    @CsvSource({"2026-10-24T22:00:00Z, 25", "2026-03-28T23:00:00Z, 23"})
    void dayWhoseClocksChangeIsOneDay(Instant midnight, int hours) {
        for (int i = -1; i <= hours; i++) {
            counted(midnight.plus(Duration.ofHours(i)), "LOGIN");
        }
        assertThat(counts("day", "Europe/Berlin", midnight, midnight.plus(Duration.ofHours(20)), null))
                .containsExactly(new Count(midnight, "LOGIN", hours));
    }

    @Test
    void onlyTheWantedActionsAreRead() {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        List.of("LOGIN", "KEY_REVOKED", "shop:sold").forEach(action -> counted(hour, action));
        assertThat(counts("hour", null, hour, hour.plusSeconds(1), "shop:sold,LOGIN"))
                .extracting(Count::action)
                .containsExactly("LOGIN", "shop:sold");
    }

    @Test
    void moreCountsThanOneAnswerMayHaveAreRefused() {
        Instant now = clock.instant();
        rows.change(
                "insert into audit_hour (at_hour, action, n) select ?, 'shop:sold-' || \"X\", 1 from system_range(0, ?)",
                Tally.hour(now),
                TallyReading.MOST);
        assertThatThrownBy(() -> counts("hour", null, now, now.plusSeconds(1), null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_INPUT));
        assertThat(counts("hour", null, now, now.plusSeconds(1), "shop:sold-7")).hasSize(1);
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

    private void counted(Instant hour, String action) {
        rows.change("insert into audit_hour (at_hour, action, n) values (?, ?, 1)", Tally.hour(hour), action);
    }

    private List<Count> counts(String by) {
        return counts(
                by,
                null,
                clock.instant().minus(Duration.ofDays(2)),
                clock.instant().plusSeconds(1),
                null);
    }

    private List<Count> counts(String by, String zone, Instant from, Instant to, String actions) {
        TallyQuery query = new TallyQuery();
        query.by = by;
        query.zone = zone;
        query.from = from.toString();
        query.to = to.toString();
        query.actions = actions;
        return reading.counts(query).counts();
    }
}
