package org.warden.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.bearer.Callers;
import org.warden.bearer.TokenCheck;
import org.warden.http.Gate;
import org.warden.http.Requester;
import org.warden.login.Logins.Opened;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.session.EndedSessions;
import org.warden.session.Session.End;
import org.warden.session.Sessions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttle;
import org.warden.ticket.Tickets.Holder;
import org.warden.time.HandClock;
import org.warden.token.AccessToken;

@Acts
class TicketsActTest {
    @Inject
    Tickets tickets;

    @Inject
    TicketUpkeep upkeep;

    @Inject
    TokenCheck tokens;

    @Inject
    Callers callers;

    @Inject
    Sessions sessions;

    @Inject
    EndedSessions ended;

    @Inject
    TicketUse ticketUse;

    @Inject
    Throttle throttle;

    @Inject
    Errand errand;

    @Inject
    People people;

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
    }

    /** 256 bits. */
    @Test
    void ticketIsOpaque() {
        assertThat(tickets.issue(login.session())).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void ticketIsNotStored() {
        String ticket = tickets.issue(login.session());
        assertThat(rows.texts("select hash from ticket")).singleElement().isNotEqualTo(ticket);
    }

    @Test
    void userOfATicketIsItsOwner() {
        Holder holder = use(tickets.issue(login.session())).orElseThrow();
        assertThat(holder.session().account()).isEqualTo(ada.id());
        assertThat(holder.session().id()).isEqualTo(login.session());
        assertThat(holder.token().roles()).containsExactly("User");
    }

    @Test
    void secondUseIsRefused() {
        String ticket = tickets.issue(login.session());
        use(ticket);
        assertThat(use(ticket)).isEmpty();
    }

    @Test
    void onlyAUseThatSucceedsIsFree() {
        Requester service = new Requester(null, "203.0.113.1", "", "");
        exhaust(service);
        ticketUse.of("A".repeat(43), service);
        assertThatThrownBy(() -> throttle.take(Cost.WRITE, service)).isInstanceOf(Problem.class);
        ticketUse.of(tickets.issue(login.session()), service);
        throttle.take(Cost.WRITE, service);
    }

    private void exhaust(Requester sender) {
        try {
            while (true) {
                throttle.take(Cost.WRITE, sender);
            }
        } catch (Problem tooMany) {
            assertThat(tooMany.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        }
    }

    @Test
    void ticketLivesForThirtySeconds() {
        String used = tickets.issue(login.session());
        String late = tickets.issue(login.session());
        clock.pass(Duration.ofSeconds(30).minusMillis(1));
        assertThat(use(used)).isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(use(late)).isEmpty();
    }

    @Test
    void ticketOfAnEndedSessionIsRefused() {
        String ticket = tickets.issue(login.session());
        errand.run(() -> sessions.end(login.session(), End.REVOKED, clock.instant()));
        assertThat(use(ticket)).isEmpty();
    }

    @Test
    void ticketOfADeletedAccountIsRefused() {
        String ticket = tickets.issue(login.session());
        rows.change("delete from account_role");
        rows.change("delete from account where id = ?", ada.id());
        assertThat(use(ticket)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\0", "eyJ.eyJ.x"})
    void unknownTicketIsRefused(String ticket) {
        assertThat(use(ticket)).isEmpty();
    }

    /** As every access token of the session would. */
    @Test
    void connectionEndsWithItsSession() {
        AccessToken caller = caller();
        assertThat(callers.admit(caller, Gate.AUTHENTICATED)).isTrue();
        errand.run(() -> sessions.end(login.session(), End.REVOKED, clock.instant()));
        ended.reload();
        assertThat(callers.admit(caller, Gate.AUTHENTICATED)).isFalse();
    }

    /** Even if the last access token before the ticket expires earlier than the connection. */
    @Test
    void endOfTheSessionIsKnownAsLongAsTheConnectionMayLast() {
        clock.pass(Duration.ofMinutes(14));
        AccessToken caller = caller();
        clock.pass(Duration.ofMinutes(10));
        errand.run(() -> sessions.end(login.session(), End.REVOKED, clock.instant()));
        ended.reload();
        assertThat(callers.admit(caller, Gate.AUTHENTICATED)).isFalse();
    }

    @Test
    void connectionEndsAfterTheLifeOfAnAccessToken() {
        AccessToken caller = caller();
        clock.pass(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(callers.admit(caller, Gate.AUTHENTICATED)).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(callers.admit(caller, Gate.AUTHENTICATED)).isFalse();
    }

    @Test
    void connectionIsAskedForRolesAndPermissions() {
        AccessToken caller = caller();
        assertThat(callers.admit(caller, "User")).isTrue();
        assertThat(callers.admit(caller, "Moderator")).isFalse();
        assertThat(callers.admit(caller, "product:update")).isFalse();
    }

    /** HTTP Basic has no token that could expire. */
    @Test
    void callerWithoutATokenIsNotAdmitted() {
        AccessToken basic = AccessToken.withoutToken(ada.id(), "ada", ada.email(), List.of("User"));
        assertThat(callers.admit(basic, "User")).isFalse();
    }

    @Test
    void expiredTicketsAreDeleted() {
        tickets.issue(login.session());
        clock.pass(Duration.ofSeconds(31));
        tickets.issue(login.session());
        assertThat(upkeep.work()).isFalse();
        assertThat(rows.count("ticket")).isEqualTo(1);
    }

    private Optional<Holder> use(String ticket) {
        return tickets.use(ticket);
    }

    private AccessToken caller() {
        Optional<Holder> holder = use(tickets.issue(login.session()));
        return tokens.check(holder.orElseThrow().token().token()).token();
    }
}
