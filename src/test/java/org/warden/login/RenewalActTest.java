package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.bearer.TokenCheck;
import org.warden.login.Logins.Opened;
import org.warden.mail.Mailbox;
import org.warden.mirror.Mirrors;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.time.HandClock;
import org.warden.token.AccessToken;

@Acts
class RenewalActTest {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration ABSOLUTE = Duration.ofDays(90);

    @Inject
    Renewal renewal;

    @Inject
    SessionEnd end;

    @Inject
    TokenCheck check;

    @Inject
    Mirrors mirrors;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Mailbox mailbox;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner ada;
    private Opened login;

    @BeforeEach
    void logIn() {
        ada = people.register("ada");
        login = people.logIn(ada);
        rows.forgetEvents();
    }

    @Test
    void nextTokenIsAnother() {
        assertThat(renew(login.refreshToken())).isNotEqualTo(login.refreshToken());
    }

    @Test
    void nextTokenIsOfTheSameSession() {
        String token = renewal.renew(login.refreshToken(), browser.requester())
                .orElseThrow()
                .token();
        assertThat(AccessToken.session(check.check(token).token())).contains(login.session());
    }

    @Test
    void chainOfRenewalsGoesOn() {
        String token = login.refreshToken();
        for (int i = 0; i < 5; i++) {
            clock.pass(GRACE);
            token = renew(token);
        }
        assertThat(rows.count("spent_token")).isEqualTo(5);
    }

    @Test
    void addedRoleIsInTheNextToken() {
        people.give(ada, "Administrator");
        assertThat(renewal.renew(login.refreshToken(), browser.requester()).map(TokenView::roles))
                .hasValueSatisfying(roles -> assertThat(roles).containsExactly("Administrator", "User"));
    }

    @Test
    void tokenIsNeverValidLongerThanARoleInIt() {
        people.give(ada, "Administrator");
        rows.change("update account_role set until = '2026-02-03 10:00:20Z' where role_name = 'Administrator'");
        TokenView view =
                renewal.renew(login.refreshToken(), browser.requester()).orElseThrow();
        assertThat(view.expiresIn()).isEqualTo(20);
        clock.pass(Duration.ofMillis(19_999));
        assertThat(check.check(view.token()).isRefused()).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(check.check(view.token()).isRefused()).isTrue();
        TokenView next = renewal.renew(view.refreshToken(), browser.requester()).orElseThrow();
        assertThat(next.roles()).containsExactly("User");
        assertThat(next.expiresIn()).isGreaterThan(20);
    }

    /** The token is older than the end of the role. */
    @Test
    void roleInATokenEndsAtItsNewEnd() {
        people.give(ada, "Administrator");
        String token = renewal.renew(login.refreshToken(), browser.requester())
                .orElseThrow()
                .token();
        rows.change("update account_role set until = '2026-02-03 10:00:20Z' where role_name = 'Administrator'");
        rows.change("update account set roles_changed = '2026-02-03 10:00:00.500Z' where id = ?", ada.id());
        mirrors.reload();
        clock.pass(Duration.ofMillis(19_999));
        assertThat(check.check(token).token().getGroups()).contains("Administrator");
        clock.pass(Duration.ofMillis(1));
        assertThat(check.check(token).token().getGroups()).containsExactly("User");
    }

    @Test
    void renewalRecordsNoEvent() {
        renew(login.refreshToken());
        assertThat(rows.events()).isEmpty();
    }

    @Test
    void usedTokenWithinTheGraceGetsTheNewestOfItsFamily() {
        String second = renew(login.refreshToken());
        String third = renew(second);
        clock.pass(GRACE.minusMillis(1));
        assertThat(renew(login.refreshToken())).isEqualTo(third);
    }

    @Test
    void usedTokenWithinTheGraceSpendsNothing() {
        String second = renew(login.refreshToken());
        renew(login.refreshToken());
        assertThat(renew(second)).isNotEqualTo(second);
    }

    @Test
    void usedTokenAfterTheGraceEndsTheSession() {
        reuse();
        assertThat(rows.text("select end_reason from session")).isEqualTo("REUSED");
    }

    @Test
    void reuseEndsTheWholeFamily() {
        String second = renew(login.refreshToken());
        clock.pass(GRACE);
        renewal.renew(login.refreshToken(), browser.requester());
        assertThat(renewal.renew(second, browser.requester())).isEmpty();
    }

    @Test
    void reuseEndsTheAccessTokensOnThisNode() {
        reuse();
        mirrors.catchUp();
        assertThat(check.check(login.accessToken()).refusal()).isEqualTo("session ended");
    }

    @Test
    void reuseIsOnRecordOnce() {
        reuse();
        assertThat(renewal.renew(login.refreshToken(), browser.requester())).isEmpty();
        assertThat(rows.events()).containsExactly("REFRESH_TOKEN_REUSED " + login.session());
    }

    @Test
    void reuseIsToldToTheOwner() {
        reuse();
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("REFRESH_TOKEN_REUSED");
    }

    @Test
    void reuseLeavesOtherSessionsAlone() {
        Opened other = people.logIn(ada);
        reuse();
        assertThat(renewal.renew(other.refreshToken(), browser.requester())).isPresent();
    }

    @Test
    void tokenSpentInTheFutureHasNoGrace() {
        renew(login.refreshToken());
        rows.change(
                "update spent_token set spent = ?",
                clock.instant().plusSeconds(61).toString());
        assertThat(renewal.renew(login.refreshToken(), browser.requester())).isEmpty();
    }

    @Test
    void unknownTokenIsRefusedWithoutAnEvent() {
        assertThat(renewal.renew("x", browser.requester())).isEmpty();
        assertThat(rows.events()).isEmpty();
    }

    @Test
    void sessionLivesForTwoWeeksAfterItsLastUse() {
        clock.pass(IDLE.minusMillis(1));
        assertThat(renewal.renew(login.refreshToken(), browser.requester())).isPresent();
    }

    @Test
    void sessionThatWasNotUsedForTwoWeeksIsOver() {
        clock.pass(IDLE);
        assertThat(renewal.renew(login.refreshToken(), browser.requester())).isEmpty();
    }

    @Test
    void sessionEndsAfterNinetyDaysHoweverOftenItIsUsed() {
        String token = login.refreshToken();
        for (int day = 0; day < 80; day += 10) {
            clock.pass(Duration.ofDays(10));
            token = renew(token);
        }
        clock.pass(ABSOLUTE.minusDays(80).minusMillis(1));
        String last = renew(token);
        clock.pass(Duration.ofMillis(1));
        assertThat(renewal.renew(last, browser.requester())).isEmpty();
    }

    @Test
    void answerSaysWhenTheSessionExpiresIfItIsNotUsed() {
        clock.pass(Duration.ofDays(13));
        TokenView view =
                renewal.renew(login.refreshToken(), browser.requester()).orElseThrow();
        assertThat(view.refreshTokenExpiration())
                .isEqualTo(clock.instant().plus(IDLE).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void usedTokenOfASessionThatIsOverIsNoTheft() {
        renew(login.refreshToken());
        clock.pass(IDLE);
        assertThat(renewal.renew(login.refreshToken(), browser.requester())).isEmpty();
        assertThat(rows.events()).isEmpty();
    }

    @Test
    void usedTokenOfAnEndedSessionOpensNothingWithinTheGrace() {
        renew(login.refreshToken());
        end.end(login.session(), browser.requester());
        assertThat(renewal.renew(login.refreshToken(), browser.requester())).isEmpty();
    }

    @Test
    void sessionOfARemovedAccountIsNotRenewed() {
        rows.change("delete from account");
        assertThat(renewal.renew(login.refreshToken(), browser.requester())).isEmpty();
    }

    @Test
    void renewalExtendsTheStoredExpiryOfTheTokens() {
        clock.pass(Duration.ofMinutes(10));
        renew(login.refreshToken());
        assertThat(rows.count(
                        "session where tokens_until = ?",
                        clock.instant().plus(Duration.ofMinutes(15)).toString()))
                .isEqualTo(1);
    }

    @Test
    void tooManyRenewalsInAMinuteAreRefused() {
        AtomicReference<String> token = new AtomicReference<>(login.refreshToken());
        ProblemType refusal = null;
        for (int i = 0; i < 1_000 && refusal == null; i++) {
            refusal = Refused.as(() -> token.set(renew(token.get())));
        }
        assertThat(refusal).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        clock.pass(Duration.ofMinutes(1));
        assertThat(renewal.renew(token.get(), browser.requester()))
                .as("a minute later")
                .isPresent();
    }

    private void reuse() {
        renew(login.refreshToken());
        clock.pass(GRACE);
        assertThat(renewal.renew(login.refreshToken(), browser.requester())).isEmpty();
    }

    private String renew(String token) {
        return renewal.renew(token, browser.requester()).orElseThrow().refreshToken();
    }
}
