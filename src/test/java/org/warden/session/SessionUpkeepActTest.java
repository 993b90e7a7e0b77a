package org.warden.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.Errand;
import org.warden.act.Rows;
import org.warden.mirror.Mirrors;
import org.warden.time.HandClock;

@Acts
class SessionUpkeepActTest {
    @Inject
    SessionUpkeep upkeep;

    @Inject
    Sessions sessions;

    @Inject
    RefreshTokens tokens;

    @Inject
    EndedSessions ended;

    @Inject
    Mirrors mirrors;

    @Inject
    Errand errand;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    /** The idle life of a session plus the longest life of a token. */
    private static final Duration KEPT = Duration.ofDays(14).plusDays(1);

    private final UUID account = UUID.randomUUID();

    @Test
    void accountHasNoMoreSessionsThanTheSettingSays() {
        for (int i = 0; i < 30; i++) {
            begin(8);
        }
        assertThat(rows.count("session where ended is null")).isBetween(6, 8);
    }

    @Test
    void endedSessionIsHeldInMemoryOnlyWhileItsTokensMayBeValid() {
        UUID session = begin(4);
        rows.change("update session set ended = ?", clock.instant().toString());
        tokensCountUntil(clock.instant().plusSeconds(1));
        mirrors.reload();
        assertThat(ended.contain(session.toString())).as("before").isTrue();
        clock.pass(EndedSessions.LATER.plusSeconds(2));
        mirrors.reload();
        assertThat(ended.contain(session.toString())).as("after").isFalse();
    }

    @Test
    void leastRecentlyUsedSessionEndsFirst() {
        UUID first = begin(4);
        UUID second = begin(4);
        begin(4);
        clock.pass(Duration.ofSeconds(1));
        use(first);
        begin(4);
        begin(4);
        assertThat(rows.texts("select cast(id as varchar) from session where ended is not null"))
                .containsExactly(second.toString());
    }

    @Test
    void endBeyondTheLimitHasItsReason() {
        for (int i = 0; i < 5; i++) {
            begin(4);
        }
        assertThat(rows.texts("select distinct end_reason from session where ended is not null"))
                .containsExactly("MOST");
    }

    @Test
    void endBeyondTheLimitIsKnownToThisNodeAfterTheCatchUp() {
        UUID first = begin(4);
        for (int i = 0; i < 4; i++) {
            begin(4);
        }
        mirrors.catchUp();
        assertThat(ended.contain(first.toString())).isTrue();
    }

    @Test
    void otherAccountsKeepTheirSessions() {
        UUID other = UUID.randomUUID();
        errand.run(() -> sessions.add(session(other)));
        for (int i = 0; i < 30; i++) {
            begin(4);
        }
        assertThat(rows.count("session where account_id = ? and ended is null", other))
                .isEqualTo(1);
    }

    @Test
    void sessionIsForgottenWithItsTokens() {
        UUID session = begin(100);
        errand.run(() -> sessions.spend("x", session, clock.instant()));
        clock.pass(KEPT.plusMillis(1));
        upkeep.work();
        assertThat(rows.count("session")).isZero();
        assertThat(rows.count("spent_token")).isZero();
    }

    @Test
    void sessionIsKeptForFifteenDaysAfterItsLastUse() {
        begin(100);
        clock.pass(KEPT);
        upkeep.work();
        assertThat(rows.count("session")).isEqualTo(1);
    }

    @Test
    void oneRoundForgetsAHundredSessions() {
        errand.run(() -> {
            for (int i = 0; i < 101; i++) {
                sessions.add(session(account));
            }
        });
        clock.pass(KEPT.plusMillis(1));
        assertThat(upkeep.work()).as("more").isTrue();
        assertThat(upkeep.work()).as("more").isFalse();
        assertThat(rows.count("session")).isZero();
    }

    @Test
    void sessionWithVeryManyTokensIsForgottenInPieces() {
        UUID session = begin(100);
        spend(session, 1500);
        clock.pass(KEPT.plusMillis(1));
        assertThat(upkeep.work()).as("more").isTrue();
        assertThat(rows.count("spent_token")).isEqualTo(500);
        assertThat(rows.count("session")).isEqualTo(1);
        upkeep.work();
        assertThat(rows.count("session")).isZero();
    }

    @Test
    void thousandSpentTokensOfASessionAreKept() {
        UUID session = begin(100);
        spend(session, 1001);
        for (int i = 0; i < 100; i++) {
            upkeep.boundTokens(session);
        }
        assertThat(rows.count("spent_token")).isEqualTo(1000);
    }

    private void spend(UUID session, int tokens) {
        rows.change(
                "insert into spent_token (hash, session_id, spent) select cast(\"X\" as varchar), ?, current_timestamp"
                        + " from system_range(1, ?)",
                session,
                tokens);
    }

    private void use(UUID session) {
        rows.change(
                "update session set last_used = ? where id = ?", clock.instant().toString(), session);
    }

    /** Opens a session and checks the limit, as a login does. */
    private UUID begin(int most) {
        List<UUID> begun = new ArrayList<>();
        clock.pass(Duration.ofMillis(1));
        errand.run(() -> {
            Session session = session(account);
            sessions.add(session);
            upkeep.bound(session, most);
            begun.add(session.id());
        });
        return begun.get(0);
    }

    private Session session(UUID owner) {
        return new Session(
                UUID.randomUUID(), owner, List.of("pwd"), tokens.next(), browser.requester(), clock.instant());
    }

    private void tokensCountUntil(Instant moment) {
        rows.change("update session set tokens_until = ?", moment.toString());
    }
}
