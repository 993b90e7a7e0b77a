package org.warden.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.admin.grants.RoleAssignment;
import org.warden.admin.grants.RoleAssignment.Target;
import org.warden.admin.grants.Terms;
import org.warden.audit.AuditView.EventView;
import org.warden.login.SessionEnd;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.profile.ExportView.LinkRow;
import org.warden.profile.ExportView.RoleRow;
import org.warden.profile.ExportView.SessionRow;
import org.warden.recovery.PasswordChange;
import org.warden.recovery.PasswordReset;
import org.warden.time.HandClock;

@Acts
class ExportActTest {
    @Inject
    Export export;

    @Inject
    PasswordReset reset;

    @Inject
    PasswordChange change;

    @Inject
    SessionEnd end;

    @Inject
    RoleAssignment roles;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner ada;

    @BeforeEach
    void register() {
        ada = people.register("ada");
    }

    @Test
    void exportContainsTheAccount() {
        assertThat(export.of(People.caller(ada)).account().email()).isEqualTo(ada.email());
    }

    @Test
    void exportContainsTheLanguage() {
        assertThat(export.of(People.caller(ada)).language()).isNull();
        rows.change("update account set language = 'de-AT'");
        assertThat(export.of(People.caller(ada)).language()).isEqualTo("de-AT");
    }

    @Test
    void exportContainsTheLastLogin() {
        assertThat(export.of(People.caller(ada)).lastLogin()).isNull();
        people.logIn(ada);
        assertThat(export.of(People.caller(ada)).lastLogin()).isEqualTo(clock.instant());
    }

    @Test
    void exportContainsTheSecondFactor() {
        assertThat(export.of(People.caller(ada)).secondFactor()).isFalse();
        rows.change("update account set second_factor = true");
        assertThat(export.of(People.caller(ada)).secondFactor()).isTrue();
    }

    @Test
    void exportContainsEndedSessionsToo() {
        UUID ended = people.logIn(ada).session();
        UUID live = people.logIn(ada).session();
        end.end(ended, browser.requester());
        assertThat(export.of(People.caller(ada)).sessions())
                .extracting(SessionRow::id)
                .containsExactlyInAnyOrder(ended, live);
    }

    @Test
    void exportContainsTheDevices() {
        rows.change(
                "insert into seen_device (id, account_id, print, seen) values (?, ?, 'x', ?)",
                UUID.randomUUID(),
                ada.id(),
                clock.instant().toString());
        assertThat(export.of(People.caller(ada)).devices()).containsExactly(clock.instant());
    }

    @Test
    void exportContainsEndedLinksToo() {
        reset.request(ada.email(), browser.requester());
        change.change(people.proof(ada), "next", People.caller(ada), browser.requester());
        reset.request(ada.email(), browser.requester());
        assertThat(export.of(People.caller(ada)).links())
                .extracting(LinkRow::ended)
                .containsExactlyInAnyOrder(clock.instant(), null);
    }

    @Test
    void exportContainsTheEventsNewestFirst() {
        clock.pass(Duration.ofSeconds(1));
        people.logIn(ada);
        assertThat(export.of(People.caller(ada)).events())
                .extracting(EventView::action)
                .containsExactly("LOGIN", "ACCOUNT_CREATED");
    }

    @Test
    void rolesAreExportedWithTheirEnds() {
        people.give(ada, "Moderator");
        rows.change("update account_role set until = '2030-01-01 00:00:00Z', reason = 'holidays'"
                + " where role_name = 'Moderator'");
        assertThat(export.of(People.caller(ada)).roles())
                .extracting(RoleRow::role, RoleRow::until, RoleRow::reason)
                .containsExactly(
                        tuple("Moderator", Instant.parse("2030-01-01T00:00:00Z"), "holidays"), tuple("User", null, ""));
    }

    @Test
    void exportOmitsTheAddressOfAnotherActor() {
        Owner root = people.administrator("root");
        roles.give(
                People.caller(root),
                Target.withEmail(ada.email()),
                "Moderator",
                Terms.NONE,
                browser.requester().as(root.id()));
        EventView event = event("ROLE_GIVEN");
        assertThat(event.actor()).isNull();
        assertThat(event.address()).isNull();
    }

    @Test
    void exportContainsTheAddressOfTheOwner() {
        people.logIn(ada);
        assertThat(event("LOGIN").address()).isEqualTo("192.0.2.1");
    }

    @Test
    void exportContainsNothingOfAnotherAccount() {
        Owner grace = people.register("grace");
        people.logIn(grace);
        reset.request(grace.email(), browser.requester());
        ExportView view = export.of(People.caller(ada));
        assertThat(view.sessions()).isEmpty();
        assertThat(view.devices()).isEmpty();
        assertThat(view.links()).isEmpty();
        assertThat(view.events()).hasSize(1);
    }

    @Test
    void removedAccountCannotBeExported() {
        assertThat(Refused.as(() -> export.of(People.caller(People.GONE)))).isEqualTo(ProblemType.INVALID_TOKEN);
    }

    private EventView event(String action) {
        return export.of(People.caller(ada)).events().stream()
                .filter(one -> one.action().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
