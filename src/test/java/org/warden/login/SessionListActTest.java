package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.login.Logins.Opened;
import org.warden.login.SessionsView.SessionView;
import org.warden.time.HandClock;

@Acts
class SessionListActTest {
    @Inject
    SessionList list;

    @Inject
    SessionEnd end;

    @Inject
    Renewal renewal;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    private Owner ada;
    private Opened first;

    @BeforeEach
    void logIn() {
        ada = people.register("ada");
        first = people.logIn(ada);
        clock.pass(Duration.ofSeconds(1));
    }

    @Test
    void lastUsedComesFirst() {
        UUID second = people.logIn(ada).session();
        assertThat(ids()).containsExactly(second, first.session());
        clock.pass(Duration.ofSeconds(1));
        renewal.renew(first.refreshToken(), browser.requester());
        assertThat(ids()).containsExactly(first.session(), second);
    }

    @Test
    void currentSessionIsMarked() {
        people.logIn(ada);
        assertThat(list.of(People.caller(ada, Optional.of(first.session()))).sessions())
                .filteredOn(SessionView::current)
                .extracting(SessionView::id)
                .containsExactly(first.session());
    }

    @Test
    void sessionSaysFromWhereItWasLastUsed() {
        renewal.renew(first.refreshToken(), browser.elsewhere());
        assertThat(list.of(People.caller(ada)).sessions())
                .extracting(SessionView::address, SessionView::userAgent)
                .containsExactly(tuple("198.51.100.7", "Elsewhere/1.0"));
    }

    @Test
    void sessionSaysWhenItEndsIfItIsNotUsed() {
        assertThat(list.of(People.caller(ada)).sessions().get(0).expires())
                .isEqualTo(clock.instant().minusSeconds(1).plus(Duration.ofDays(14)));
    }

    @Test
    void endedSessionIsNotListed() {
        end.end(first.session(), browser.requester());
        assertThat(ids()).isEmpty();
    }

    @Test
    void sessionThatWasNotUsedForTooLongIsNotListed() {
        clock.pass(Duration.ofDays(14).minusSeconds(1));
        assertThat(ids()).isEmpty();
    }

    @Test
    void sessionsOfOthersAreNotListed() {
        people.logIn(people.register("grace"));
        assertThat(ids()).containsExactly(first.session());
    }

    private List<UUID> ids() {
        return list.of(People.caller(ada)).sessions().stream()
                .map(SessionView::id)
                .toList();
    }
}
