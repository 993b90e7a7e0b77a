package org.warden.admin.groups;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.account.Accounts;
import org.warden.account.HeldRoles;
import org.warden.account.RoleSources;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.Errand;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.bearer.RoleLookup;
import org.warden.bearer.TokenCheck;
import org.warden.group.CutReading;
import org.warden.http.IfMatch;
import org.warden.lifecycle.Removal;
import org.warden.login.Logins;
import org.warden.login.Logins.Opened;
import org.warden.login.Renewal;
import org.warden.login.TokenView;
import org.warden.mirror.Mirrors;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.profile.Export;
import org.warden.profile.ExportView.GroupRow;
import org.warden.proof.Proof;
import org.warden.role.TokenRoom;
import org.warden.time.HandClock;
import org.warden.time.Until;

@Acts
class GroupsActTest {
    private static final Instant NEVER = Until.NEVER;
    private static final IfMatch ANY = new IfMatch(List.of("*"));

    @Inject
    GroupChange change;

    @Inject
    GroupReading reading;

    @Inject
    MemberChange members;

    @Inject
    MemberList list;

    @Inject
    Export export;

    @Inject
    MembershipUpkeep upkeep;

    @Inject
    EntityManager entities;

    @Inject
    Logins logins;

    @Inject
    CutReading cuts;

    @Inject
    RoleLookup lookup;

    @Inject
    RoleSources sources;

    @Inject
    TokenCheck check;

    @Inject
    Renewal renewal;

    @Inject
    Mirrors mirrors;

    @Inject
    Accounts accounts;

    @Inject
    Removal removal;

    @Inject
    Errand errand;

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
        role("Editor", "order:*");
        role("Reader", "order:read");
        role("Keeper", "warden:group:write");
        rows.change("insert into role_permission (role_name, permission) values ('Keeper', 'warden:group:members')");
        mirrors.reload();
        root = people.administrator("root");
        ada = people.register("ada");
        rows.forgetEvents();
    }

    @Test
    void groupHasItsPathItsRolesAndItsMembers() {
        UUID group = group("Sales", group("Company", null, "Reader"), "editor");
        join(group, ada);
        GroupView view = reading.show(group);
        assertThat(view.path()).isEqualTo("Company/Sales");
        assertThat(view.roles()).containsExactly("Editor");
        assertThat(view.members()).isEqualTo(1);
        assertThat(view.version()).isEqualTo("1");
        assertThat(found(view.parent(), null).groups()).containsExactly(view);
        assertThat(found(null, "ALE").groups()).containsExactly(view);
        assertThat(found(null, "%").groups()).isEmpty();
    }

    @Test
    void memberHasTheRolesOfTheGroupAndOfThoseAbove() {
        UUID company = group("Company", null, "Reader");
        UUID sales = group("Sales", company, "Editor");
        UUID north = group("North", sales);
        join(north, ada);
        assertThat(roles()).containsExactly("Editor", "Reader", "User");
        assertThat(lookup.of(ada.id())).containsExactlyInAnyOrder("Editor", "Reader", "User");
        leave(north);
        join(company, ada);
        assertThat(roles()).containsExactly("Reader", "User");
    }

    @Test
    void rolesOfGroupsAreInTheFirstTokenAndInTheNext() {
        UUID sales = group("Sales", null, "Editor");
        join(sales, ada);
        Opened login = people.logIn(ada);
        assertThat(inForce(login.accessToken())).containsExactlyInAnyOrder("Editor", "User");
        edit(sales, null, "Editor", "Reader");
        assertThat(renew(login)).containsExactly("Editor", "Reader", "User");
    }

    @Test
    void roleTakenFromAGroupIsNotInForceAndNoRowOfAMemberIsWritten() {
        UUID sales = group("Sales", null, "Editor", "Reader");
        join(sales, ada);
        Opened login = people.logIn(ada);
        clock.pass(Duration.ofMinutes(10));
        mirrors.reload();
        String before = rows.text("select max(roles_changed) from account");
        edit(sales, null, "Reader");
        mirrors.catchUp();
        assertThat(inForce(login.accessToken())).containsExactlyInAnyOrder("Reader", "User");
        assertThat(rows.text("select max(roles_changed) from account")).isEqualTo(before);
        assertThat(cuts.after(clock.instant().minusSeconds(1)))
                .singleElement()
                .satisfies(cut -> assertThat(cut.key()).isEqualTo("Editor"));
    }

    @Test
    void roleTakenFromAGroupStaysIfTheAccountHasItFromElsewhere() {
        UUID sales = group("Sales", null, "Editor");
        join(sales, ada);
        people.give(ada, "Editor");
        Opened login = people.logIn(ada);
        edit(sales, null);
        mirrors.catchUp();
        assertThat(inForce(login.accessToken())).containsExactlyInAnyOrder("Editor", "User");
    }

    @Test
    void oneTokenIsLookedUpOnce() {
        UUID sales = group("Sales", null, "Editor");
        join(sales, ada);
        Opened login = people.logIn(ada);
        edit(sales, null);
        mirrors.catchUp();
        assertThat(inForce(login.accessToken())).containsExactly("User");
        rows.change("insert into group_role (group_id, role_name) values (?, 'Editor')", sales);
        assertThat(inForce(login.accessToken())).containsExactly("User");
    }

    @Test
    void movedGroupLosesTheRolesOfTheFormerPlace() {
        UUID first = group("First", null, "Editor");
        UUID second = group("Second", null, "Reader");
        UUID team = group("Team", first);
        join(group("Inner", team), ada);
        Opened login = people.logIn(ada);
        move(team, second);
        mirrors.catchUp();
        assertThat(inForce(login.accessToken())).containsExactly("User");
        assertThat(roles()).containsExactly("Reader", "User");
        assertThat(found(team, null).groups())
                .singleElement()
                .satisfies(inner -> assertThat(inner.path()).isEqualTo("Second/Team/Inner"));
        move(team, null);
        assertThat(roles()).containsExactly("User");
        assertThat(reading.show(team).path()).isEqualTo("Team");
    }

    @Test
    void removedMemberLosesTheRoleAtOnce() {
        UUID sales = group("Sales", null, "Editor");
        join(sales, ada);
        Opened login = people.logIn(ada);
        leave(sales);
        mirrors.catchUp();
        assertThat(inForce(login.accessToken())).containsExactly("User");
    }

    @Test
    void newMemberHasTheRoleInTheNextTokenAlsoAfterAnotherChange() {
        Opened login = people.logIn(ada);
        UUID sales = group("Sales", null, "Editor");
        join(sales, ada);
        mirrors.catchUp();
        String token = renewal.renew(login.refreshToken(), browser.requester())
                .orElseThrow()
                .token();
        assertThat(inForce(token)).containsExactlyInAnyOrder("Editor", "User");
    }

    @Test
    void membershipCountsUntilItsEndAndTheTokenIsNotValidLonger() {
        UUID sales = group("Sales", null, "Editor");
        Instant end = clock.instant().plusSeconds(90);
        members.add(People.caller(root), sales, ada.id(), end, browser.requester());
        Opened login = people.logIn(ada);
        assertThat(check.check(login.accessToken()).token().getExpirationTime()).isEqualTo(end.getEpochSecond());
        clock.pass(Duration.ofSeconds(89));
        assertThat(inForce(login.accessToken())).contains("Editor");
        clock.pass(Duration.ofSeconds(1));
        assertThat(check.check(login.accessToken()).refusal()).isEqualTo("exp");
        assertThat(renew(login)).containsExactly("User");
    }

    /** A login takes a while: the password is hashed. */
    @Test
    void roleThatEndsDuringTheLoginIsNotInTheToken() {
        UUID sales = group("Sales", null, "Editor");
        members.add(People.caller(root), sales, ada.id(), clock.instant().plusSeconds(90), browser.requester());
        Proof proof = people.proof(ada);
        clock.pass(Duration.ofSeconds(90));
        Opened login = logins.open(proof, browser.requester());
        assertThat(check.check(login.accessToken()).isRefused()).isFalse();
        assertThat(inForce(login.accessToken())).containsExactly("User");
    }

    @Test
    void endedMembershipIsRemovedAndRecorded() {
        UUID sales = group("Sales", null, "Editor");
        members.add(People.caller(root), sales, ada.id(), clock.instant().plusSeconds(90), browser.requester());
        rows.forgetEvents();
        assertThat(upkeep.work()).isFalse();
        clock.pass(Duration.ofSeconds(90));
        upkeep.work();
        assertThat(rows.count("group_member")).isZero();
        assertThat(rows.events()).containsExactly("ROLE_ENDED " + sales);
    }

    @Test
    void memberSeesTheGroupInTheExport() {
        join(group("Sales", group("Company", null)), ada);
        assertThat(export.of(People.caller(ada)).groups())
                .containsExactly(new GroupRow("Company/Sales", null, clock.instant()));
    }

    @Test
    void deletedAccountIsInNoGroup() {
        join(group("Sales", null, "Editor"), ada);
        errand.run(() -> removal.remove(accounts.locked(ada.id()).orElseThrow(), null, browser.requester()));
        assertThat(rows.count("group_member")).isZero();
    }

    @Test
    void nameIsTakenOnceAtEachPlaceInAnyLetters() {
        UUID first = group("First", null);
        UUID second = group("Second", null);
        UUID inner = group("Inner", first);
        group("Inner", second);
        assertThat(Refused.as(() -> group("INNER", first))).isEqualTo(ProblemType.GROUP_TAKEN);
        assertThat(Refused.as(() -> move(inner, second))).isEqualTo(ProblemType.GROUP_TAKEN);
        assertThat(Refused.as(() -> edit(second, "first"))).isEqualTo(ProblemType.GROUP_TAKEN);
        edit(first, "FIRST");
        assertThat(reading.show(first).name()).isEqualTo("FIRST");
    }

    @Test
    void moveWithANewNameChecksThatNameOnly() {
        UUID above = group("above", null);
        group("Ops", above);
        UUID moved = group("ops", null);
        change.edit(
                People.caller(root),
                moved,
                new GroupPatch("Others", Optional.of(above.toString()), null),
                ANY,
                browser.requester());
        assertThat(rows.text("select name from user_group where id = ?", moved)).isEqualTo("Others");
    }

    /** Two characters for each in small letters. */
    @Test
    void nameMayGrowInSmallLetters() {
        String name = "\u0130".repeat(64);
        group(name, null);
        assertThat(Refused.as(() -> group(name, null))).isEqualTo(ProblemType.GROUP_TAKEN);
    }

    @Test
    void groupIsNeverBelowItself() {
        UUID outer = group("Outer", null);
        UUID inner = group("Inner", group("Middle", outer));
        assertThat(Refused.as(() -> move(outer, inner))).isEqualTo(ProblemType.GROUP_CIRCLE);
        assertThat(Refused.as(() -> move(outer, outer))).isEqualTo(ProblemType.GROUP_CIRCLE);
    }

    @Test
    void treeHasEightLevels() {
        UUID last = null;
        UUID third = null;
        for (int level = 1; level <= 8; level++) {
            last = group("Level " + level, last);
            third = level == 3 ? last : third;
        }
        UUID deepest = last;
        assertThat(Refused.fields(() -> group("Ninth", deepest))).containsExactly("parent");
        UUID outer = group("Outer", group("Outermost", null));
        UUID six = third;
        assertThat(Refused.fields(() -> move(six, group("Below", outer)))).containsExactly("parent");
        move(six, outer);
        assertThat(reading.show(deepest).path())
                .startsWith("Outermost/Outer/Level 3/")
                .endsWith("/Level 8");
    }

    @Test
    void onlyAnEmptyGroupIsDeleted() {
        UUID outer = group("Outer", null);
        UUID inner = group("Inner", outer, "Editor");
        join(inner, ada);
        assertThat(Refused.as(() -> delete(outer))).isEqualTo(ProblemType.GROUP_NOT_EMPTY);
        assertThat(Refused.as(() -> delete(inner))).isEqualTo(ProblemType.GROUP_NOT_EMPTY);
        leave(inner);
        delete(inner);
        delete(outer);
        assertThat(rows.count("user_group") + rows.count("group_path") + rows.count("group_role"))
                .isZero();
    }

    @Test
    void secondOfTwoEditorsIsRefused() {
        UUID group = group("Sales", null);
        IfMatch read = new IfMatch(List.of("\"1\""));
        change.edit(People.caller(root), group, patch("One"), read, browser.requester());
        assertThat(Refused.as(() -> change.edit(People.caller(root), group, patch("Two"), read, browser.requester())))
                .isEqualTo(ProblemType.CHANGED_MEANWHILE);
        assertThat(Refused.as(() -> change.edit(
                        People.caller(root), group, patch("Two"), new IfMatch(List.of()), browser.requester())))
                .isEqualTo(ProblemType.PRECONDITION_REQUIRED);
    }

    @Test
    void unknownGroupsRolesAndAccountsAreRefused() {
        UUID gone = new UUID(1, 1);
        UUID group = group("Sales", null);
        assertThat(Refused.as(() -> reading.show(gone))).isEqualTo(ProblemType.GROUP_NOT_FOUND);
        assertThat(Refused.as(() -> delete(gone))).isEqualTo(ProblemType.GROUP_NOT_FOUND);
        assertThat(Refused.as(() -> edit(gone, "Sales"))).isEqualTo(ProblemType.GROUP_NOT_FOUND);
        assertThat(Refused.as(() -> join(gone, ada))).isEqualTo(ProblemType.GROUP_NOT_FOUND);
        assertThat(Refused.as(() -> join(group, People.GONE))).isEqualTo(ProblemType.ACCOUNT_NOT_FOUND);
        assertThat(Refused.fields(() -> group("Other", gone))).containsExactly("parent");
        assertThat(Refused.fields(() -> group("Other", null, "Editor", "Emperor")))
                .containsExactly("roles[1]");
    }

    /** CVE-2026-94000 of another product. */
    @Test
    void callerNeitherCreatesNorJoinsAGroupWithMoreRights() {
        Owner keeper = keeper();
        UUID admins = group("Admins", null, "Administrator");
        assertThat(Refused.as(() -> create(keeper, "Mine", null, "Administrator")))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> create(keeper, "Mine", admins))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> members.add(People.caller(keeper), admins, ada.id(), NEVER, browser.requester())))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(
                        () -> members.add(People.caller(keeper), admins, keeper.id(), NEVER, browser.requester())))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    /** CVE-2026-9099 of another product. */
    @Test
    void callerMovesNoGroupToOrFromAPlaceWithMoreRights() {
        Owner keeper = keeper();
        UUID admins = group("Admins", null, "Administrator");
        UUID inner = group("Inner", admins);
        UUID own = create(keeper, "Own", null, "Keeper");
        assertThat(Refused.as(() -> moveAs(keeper, own, admins))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> moveAs(keeper, inner, own))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> change.delete(People.caller(keeper), inner, browser.requester())))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    @Test
    void callerDoesNotChangeTheMembershipOfAnAccountWithMoreRights() {
        Owner keeper = keeper();
        UUID own = create(keeper, "Own", null, "Keeper");
        assertThat(Refused.as(() -> members.add(People.caller(keeper), own, root.id(), NEVER, browser.requester())))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        members.add(People.caller(keeper), own, ada.id(), NEVER, browser.requester());
        assertThat(roles()).containsExactly("Keeper", "User");
    }

    /** A role without permissions is within all rights, and still opens what asks for its name. */
    @Test
    void callerGivesNoRoleToAGroupThatTheyAreIn() {
        Owner keeper = keeper();
        UUID above = create(keeper, "Above", null);
        UUID own = create(keeper, "Own", above);
        UUID named = group("Named", null, "Moderator");
        join(own, keeper);
        for (UUID group : List.of(above, own)) {
            assertThat(Refused.as(() -> change.edit(
                            People.caller(keeper),
                            group,
                            new GroupPatch(null, unchanged(), List.of("Moderator")),
                            ANY,
                            browser.requester())))
                    .isEqualTo(ProblemType.BEYOND_AUTHORITY);
            assertThat(Refused.as(() -> moveAs(keeper, group, named))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        }
        change.edit(People.caller(keeper), own, patch("Renamed"), ANY, browser.requester());
    }

    @Test
    void callerMayLeaveAGroup() {
        Owner keeper = keeper();
        UUID own = create(keeper, "Own", null, "Keeper");
        join(own, keeper);
        members.remove(People.caller(keeper), own, keeper.id(), browser.requester());
        assertThat(rows.count("group_member")).isZero();
    }

    @Test
    void rightsFromAGroupCount() {
        UUID keepers = group("Keepers", null, "Keeper");
        join(keepers, ada);
        assertThat(create(ada, "Mine", null, "Keeper")).isNotNull();
        leave(keepers);
        assertThat(Refused.as(() -> create(ada, "Other", null))).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void membersComeInPagesAndACursorBelongsToItsListAndCaller() {
        UUID sales = group("Sales", null);
        UUID other = group("Other", null);
        for (int i = 0; i < 3; i++) {
            join(sales, people.register("member" + i));
        }
        MembersView first = list.page(People.caller(root), sales, null, 2);
        MembersView second = list.page(People.caller(root), sales, first.next(), 2);
        assertThat(first.members())
                .hasSize(2)
                .extracting(MembersView.MemberView::until)
                .containsOnlyNulls();
        assertThat(Stream.concat(first.members().stream(), second.members().stream()))
                .extracting(MembersView.MemberView::username)
                .containsExactlyInAnyOrder("member0", "member1", "member2");
        assertThat(second.next()).isNull();
        for (String cursor : new String[] {"x", "", first.next() + "A", ada.id().toString()}) {
            assertThat(Refused.fields(() -> list.page(People.caller(root), sales, cursor, 2)))
                    .containsExactly("cursor");
        }
        assertThat(Refused.fields(() -> list.page(People.caller(root), other, first.next(), 2)))
                .containsExactly("cursor");
        assertThat(Refused.fields(() -> list.page(People.caller(ada), sales, first.next(), 2)))
                .containsExactly("cursor");
    }

    @Test
    void eachWriteIsOneEvent() {
        UUID sales = group("Sales", null);
        edit(sales, "Shop");
        join(sales, ada);
        leave(sales);
        delete(sales);
        assertThat(rows.events())
                .containsExactly(
                        "GROUP_CREATED " + sales,
                        "GROUP_CHANGED " + sales,
                        "MEMBER_ADDED " + sales,
                        "MEMBER_REMOVED " + sales,
                        "GROUP_DELETED " + sales);
    }

    @Test
    void rolesOfGroupsAreTrimmedBeforeATokenGrowsTooLong() {
        UUID sales = group("Sales", null);
        for (int i = 100; i < 160; i++) {
            String name = i + "x".repeat(61);
            role(name, i == 159 ? "order:last" : "order:read");
            rows.change("insert into group_role (group_id, role_name) values (?, ?)", sales, name);
        }
        join(sales, ada);
        HeldRoles held = errand.get(() -> sources.of(ada.id(), clock.instant()));
        assertThat(held.names()).contains("User", "100" + "x".repeat(61)).doesNotContain("159" + "x".repeat(61));
        assertThat(TokenRoom.of(held.names())).isBetween(2_900, 3_000);
        // They still count when it is decided who may act on the account.
        assertThat(errand.get(() -> sources.rights(ada.id(), clock.instant())).allow("order:last"))
                .isTrue();
    }

    /** Every login reads them. */
    @Test
    void grantsAreNotRepeatedForEachMembership() {
        people.give(ada, "Editor");
        people.give(ada, "Reader");
        for (int i = 0; i < 3; i++) {
            join(group("Team" + i, null, "Editor", "Reader"), ada);
        }
        int grants = 3;
        int rolesOfGroups = 6;
        assertThat(errand.get(() -> entities.createQuery(
                                "select a.id from Account a" + RoleSources.JOIN + " where a.id = :account", UUID.class)
                        .setParameter("account", ada.id())
                        .setParameter("now", clock.instant())
                        .getResultList()))
                .hasSize(grants + rolesOfGroups);
    }

    @Test
    void accountIsInAtMost100Groups() {
        UUID last = group("Last", null);
        for (int i = 0; i < 100; i++) {
            insertGroup(i);
            rows.change(
                    "insert into group_member (account_id, group_id, until, added_by, added) values"
                            + " (?, ?, '9999-12-31 00:00:00Z', ?, current_timestamp)",
                    ada.id(),
                    new UUID(9, i),
                    root.id());
        }
        assertThat(Refused.as(() -> join(last, ada))).isEqualTo(ProblemType.TOO_MANY_GROUPS);
        join(new UUID(9, 1), ada);
    }

    private void insertGroup(int number) {
        rows.change(
                "insert into user_group (id, name, name_key, parent_id, version) values (?, ?, ?, ?, 1)",
                new UUID(9, number),
                "Group" + number,
                "group" + number,
                new UUID(0, 0));
        rows.change(
                "insert into group_path (descendant_id, ancestor_id, depth) values (?, ?, 0)",
                new UUID(9, number),
                new UUID(9, number));
    }

    @Test
    void pagesOfGroupsFollowEachOther() {
        for (int i = 0; i < 5; i++) {
            insertGroup(i);
        }
        UUID last = group("Other", null);
        GroupsView first = page(root, null, "GROUP", null);
        GroupsView second = page(root, null, "GROUP", first.next());
        GroupsView third = page(root, null, "GROUP", second.next());
        assertThat(Stream.of(first, second, third).flatMap(page -> page.groups().stream()))
                .extracting(GroupView::name)
                .containsExactly("Group0", "Group1", "Group2", "Group3", "Group4");
        assertThat(third.next()).isNull();
        assertThat(page(root, last, null, null).groups()).isEmpty();
        for (String cursor : new String[] {"x", "", first.next() + "A", last.toString()}) {
            assertThat(Refused.fields(() -> page(root, null, "GROUP", cursor))).containsExactly("cursor");
        }
        assertThat(Refused.fields(() -> page(root, null, null, first.next()))).containsExactly("cursor");
        assertThat(Refused.fields(() -> page(root, last, "GROUP", first.next())))
                .containsExactly("cursor");
        assertThat(Refused.fields(() -> page(ada, null, "GROUP", first.next()))).containsExactly("cursor");
    }

    @Test
    void membersOfManyGroupsAreCounted() {
        for (int i = 0; i < 3; i++) {
            insertGroup(i);
        }
        join(new UUID(9, 1), ada);
        join(new UUID(9, 1), people.register("bob"));
        join(new UUID(9, 2), ada);
        assertThat(found(null, null).groups()).extracting(GroupView::members).containsExactly(0L, 2L, 1L);
    }

    /** A cursor is sent in a query, where a plus would be a space. */
    @Test
    void cursorNeedsNoEscapes() {
        UUID sales = group("Sales", null);
        join(sales, ada);
        join(sales, people.register("bob"));
        for (int i = 0; i < 20; i++) {
            assertThat(list.page(People.caller(root), sales, null, 1).next()).matches("[A-Za-z0-9._-]+");
        }
    }

    @Test
    void thereAreAtMost5000Groups() {
        rows.change(
                "insert into user_group (id, name, name_key, parent_id, version) select random_uuid(), 'g' || \"X\","
                        + " 'g' || \"X\", '00000000-0000-0000-0000-000000000000', 1 from system_range(1, 5000)");
        assertThat(Refused.as(() -> group("Sales", null))).isEqualTo(ProblemType.TOO_MANY_GROUPS);
    }

    private GroupsView found(UUID parent, String search) {
        return reading.list(People.caller(root), parent, search, null, 50);
    }

    private GroupsView page(Owner caller, UUID parent, String search, String cursor) {
        return reading.list(People.caller(caller), parent, search, cursor, 2);
    }

    private Owner keeper() {
        Owner keeper = people.register("keeper");
        people.give(keeper, "Keeper");
        return keeper;
    }

    private void role(String name, String permission) {
        rows.change("insert into role (name) values (?)", name);
        rows.change("insert into role_permission (role_name, permission) values (?, ?)", name, permission);
    }

    private UUID group(String name, UUID parent, String... roles) {
        return create(root, name, parent, roles);
    }

    private UUID create(Owner caller, String name, UUID parent, String... roles) {
        return change.create(
                People.caller(caller),
                new GroupRequest(name, parent == null ? null : parent.toString(), List.of(roles)),
                browser.requester());
    }

    private void edit(UUID group, String name, String... roles) {
        GroupPatch patch = name == null ? new GroupPatch(null, unchanged(), List.of(roles)) : patch(name);
        change.edit(People.caller(root), group, patch, ANY, browser.requester());
    }

    private static GroupPatch patch(String name) {
        return new GroupPatch(name, unchanged(), null);
    }

    /** A body without {@code parent}. */
    private static Optional<String> unchanged() {
        return Map.<String, Optional<String>>of().get("parent");
    }

    private void move(UUID group, UUID parent) {
        moveAs(root, group, parent);
    }

    private void moveAs(Owner caller, UUID group, UUID parent) {
        GroupPatch patch = new GroupPatch(null, Optional.ofNullable(parent).map(UUID::toString), null);
        change.edit(People.caller(caller), group, patch, ANY, browser.requester());
    }

    private void delete(UUID group) {
        change.delete(People.caller(root), group, browser.requester());
    }

    private void join(UUID group, Owner member) {
        members.add(People.caller(root), group, member.id(), NEVER, browser.requester());
    }

    private void leave(UUID group) {
        members.remove(People.caller(root), group, ada.id(), browser.requester());
    }

    private List<String> roles() {
        return errand.get(() -> sources.of(ada.id(), clock.instant())).names();
    }

    private List<String> renew(Opened login) {
        return renewal.renew(login.refreshToken(), browser.requester())
                .map(TokenView::roles)
                .orElseThrow();
    }

    private Set<String> inForce(String token) {
        return check.check(token).token().getGroups();
    }
}
