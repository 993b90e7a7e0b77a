package org.warden.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.admin.access.AccessView.BecauseView;
import org.warden.admin.groups.GroupChange;
import org.warden.admin.groups.GroupRequest;
import org.warden.admin.groups.MemberChange;
import org.warden.bearer.TokenCheck;
import org.warden.mirror.Mirrors;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.time.HandClock;
import org.warden.time.Until;
import org.warden.token.AccessToken;

@Acts
class AccessActTest {
    private static final String READ = "order:read";

    @Inject
    AccessReading reading;

    @Inject
    GroupChange groups;

    @Inject
    MemberChange members;

    @Inject
    TokenCheck tokens;

    @Inject
    Mirrors mirrors;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner root;
    private Owner ada;

    @BeforeEach
    void register() {
        role("Reader", READ);
        role("Editor", "order:*");
        mirrors.reload();
        root = people.administrator("root");
        ada = people.register("ada");
    }

    @Test
    void roleOfTheAccountAllows() {
        people.give(ada, "Reader");
        AccessView access = of(READ);
        assertThat(access.allowed()).isTrue();
        assertThat(access.message()).isEqualTo("Allowed by the role Reader.");
        assertThat(access.because())
                .containsExactly(new BecauseView("Reader", "grant", null, null, null, true, null, null));
    }

    @Test
    void roleOfAGroupAboveAllowsWithThePathOfTheMembersGroup() {
        UUID company = group("Company", null, "Editor");
        UUID sales = group("Sales", company);
        Instant end = clock.instant().plusSeconds(90);
        members.add(People.caller(root), sales, ada.id(), end, browser.requester());
        assertThat(of(READ).because())
                .containsExactly(new BecauseView("Editor", "group", sales, "Company/Sales", end, true, null, null));
    }

    @Test
    void everySourceIsNamed() {
        people.give(ada, "Reader");
        people.give(ada, "Editor");
        UUID sales = group("Sales", null, "Editor");
        join(sales);
        assertThat(of(READ).because()).extracting(BecauseView::role).containsExactly("Editor", "Reader", "Editor");
        assertThat(of("order:write").because()).extracting(BecauseView::source).containsExactly("grant", "group");
    }

    @Test
    void nothingIsFoundForARightThatNoRoleGives() {
        AccessView access = of("product:read");
        assertThat(access.allowed()).isFalse();
        assertThat(access.because()).isEmpty();
        assertThat(access.message()).isEqualTo("No role of the account gives product:read.");
    }

    @Test
    void rolesAreAskedForInAnyLetters() {
        people.give(ada, "Reader");
        assertThat(role("reader").because()).extracting(BecauseView::role).containsExactly("Reader");
        assertThat(role("Editor").message()).isEqualTo("The account does not have the role Editor.");
        assertThat(role("Emperor").allowed()).isFalse();
    }

    @Test
    void endedRoleDoesNotCount() {
        people.give(ada, "Reader");
        Instant end = clock.instant().plusSeconds(90);
        rows.change("update account_role set until = ? where role_name = 'Reader'", end.toString());
        assertThat(of(READ).because().get(0).until()).isEqualTo(end);
        clock.pass(Duration.ofSeconds(90));
        AccessView access = of(READ);
        assertThat(access.allowed()).isFalse();
        assertThat(reasons(access)).containsExactly("ended");
        assertThat(access.message()).isEqualTo("Not allowed by the role Reader: It has ended.");
    }

    /** The role that needs a second factor in these tests. */
    @Test
    void roleThatNeedsASecondFactorCountsOnlyWithOne() {
        people.give(ada, "Moderator");
        assertThat(reasons(role("Moderator"))).containsExactly("second-factor");
        AccessToken without = token();
        rows.change("update account set second_factor = true");
        assertThat(role("Moderator").allowed()).isTrue();
        assertThat(reasons(reading.own(without, byRole("Moderator")))).containsExactly("second-factor");
        assertThat(reading.own(token(), byRole("Moderator")).allowed()).isTrue();
    }

    @Test
    void roleThatDoesNotFitIntoATokenDoesNotCount() {
        UUID sales = group("Sales", null);
        for (int i = 100; i < 150; i++) {
            String name = "r".repeat(61) + i;
            role(name, "order:item-" + i);
            rows.change("insert into group_role (group_id, role_name) values (?, ?)", sales, name);
        }
        join(sales);
        assertThat(of("order:item-100").allowed()).isTrue();
        assertThat(reasons(of("order:item-149"))).containsExactly("trimmed");
    }

    @ParameterizedTest
    @CsvSource({"09,after-token", "10,", "11,"})
    void roleThatWasGivenAfterTheTokenDoesNotCount(String hour, String reason) {
        people.give(ada, "Reader");
        rows.change("update account_role set granted = '2026-02-03 10:00:00.7Z' where role_name = 'Reader'");
        Instant issued = Instant.parse("2026-02-03T" + hour + ":00:00Z");
        AccessView access = reading.of(ada.id(), new AccessQuery(READ, null, issued));
        assertThat(access.because().get(0).reason()).isEqualTo(reason);
        assertThat(access.allowed()).isEqualTo(reason == null);
    }

    @Test
    void ownTokenShowsWhatItHas() {
        AccessToken before = token();
        people.give(ada, "Reader");
        assertThat(reasons(reading.own(before, query(READ)))).containsExactly("after-token");
        assertThat(of(READ).allowed()).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(reading.own(token(), query(READ)).allowed()).isTrue();
        AccessQuery other = new AccessQuery(READ, null, Instant.parse("2026-02-03T09:00:00Z"));
        assertThat(reasons(reading.own(token(), other))).containsExactly("after-token");
    }

    @ParameterizedTest
    @CsvSource({"LOCKED", "DISABLED", "DELETED", "INVITED", "UNCONFIRMED"})
    void nothingCountsForAnAccountThatIsNotActive(String status) {
        people.give(ada, "Reader");
        rows.change("update account set status = ? where id = ?", status, ada.id());
        AccessView access = of(READ);
        assertThat(reasons(access)).containsExactly("account");
        assertThat(access.message())
                .endsWith("The status of the account is " + status.toLowerCase(java.util.Locale.ROOT) + ".");
    }

    @Test
    void unknownAccountIsNotFound() {
        assertThat(Refused.as(() -> reading.of(People.GONE.id(), query(READ))))
                .isEqualTo(ProblemType.ACCOUNT_NOT_FOUND);
    }

    @Test
    void ownerOfADeletedAccountHasNoToken() {
        AccessToken gone =
                AccessToken.withoutToken(People.GONE.id(), People.GONE.username(), People.GONE.email(), List.of());
        assertThat(Refused.as(() -> reading.own(gone, query(READ)))).isEqualTo(ProblemType.INVALID_TOKEN);
    }

    private AccessView of(String permission) {
        return reading.of(ada.id(), query(permission));
    }

    private AccessView role(String role) {
        return reading.of(ada.id(), byRole(role));
    }

    private static AccessQuery query(String permission) {
        return new AccessQuery(permission, null, null);
    }

    private static AccessQuery byRole(String role) {
        return new AccessQuery(null, role, null);
    }

    private static List<String> reasons(AccessView access) {
        return access.because().stream().map(BecauseView::reason).toList();
    }

    private AccessToken token() {
        String token = people.logIn(ada).accessToken();
        return Optional.ofNullable(tokens.check(token).token()).orElseThrow();
    }

    private void role(String name, String permission) {
        rows.change("insert into role (name) values (?)", name);
        rows.change("insert into role_permission (role_name, permission) values (?, ?)", name, permission);
    }

    private UUID group(String name, UUID parent, String... roles) {
        GroupRequest request = new GroupRequest(name, parent == null ? null : parent.toString(), List.of(roles));
        return groups.create(People.caller(root), request, browser.requester());
    }

    private void join(UUID group) {
        members.add(People.caller(root), group, ada.id(), Until.NEVER, browser.requester());
    }
}
