package org.warden.admin.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.admin.accounts.UserDetails.Versioned;
import org.warden.admin.groups.GroupChange;
import org.warden.admin.groups.GroupRequest;
import org.warden.admin.standing.AccountLock;
import org.warden.admin.standing.LockRequest;
import org.warden.email.EmailConfirmation;
import org.warden.http.Caller;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.mail.Mailbox;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.recovery.PasswordReset;
import org.warden.recovery.ResetRequest;
import org.warden.registration.Registration;

/** Invitations, and the reading and editing of one account. */
@Acts
class UserActTest {
    private static final InviteRequest ADA =
            new InviteRequest("ada@example.org", "ada", "Ada", "Byron", List.of("Moderator"), null, "en-GB");

    @Inject
    Invitation invitation;

    @Inject
    GroupChange groups;

    @Inject
    UserReading reading;

    @Inject
    UserEdit edit;

    @Inject
    Registration registration;

    @Inject
    PasswordReset reset;

    @Inject
    EmailConfirmation confirmation;

    @Inject
    AccountLock locks;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Mailbox mailbox;

    @Inject
    Rows rows;

    private Owner root;

    @BeforeEach
    void register() {
        root = people.administrator("root");
        rows.forgetEvents();
    }

    @Test
    void invitedOwnerChoosesThePassword() {
        Versioned invited = invite();
        assertThat(invited.view().status()).isEqualTo("invited");
        assertThat(invited.view().language()).isEqualTo("en-GB");
        assertThat(invited.view().roles())
                .extracting(UserDetailView.RoleView::name)
                .containsExactly("Moderator", "User");
        assertThat(mailbox.last(ADA.email()).text()).doesNotContain("Ada", "192.0.2.1");
        accept(link());
        assertThat(people.prove("ada", People.PASSWORD)).isPresent();
        assertThat(reading.read(invited.view().id()).view().status()).isEqualTo("active");
        assertThat(rows.events()).containsExactly("ACCOUNT_INVITED", "ROLE_GIVEN Moderator", "INVITATION_ACCEPTED");
    }

    @Test
    void noLinkButTheInvitationOpensTheAccount() {
        invite();
        int before = mailbox.all().size();
        reset.request(ADA.email(), browser.requester());
        assertThat(mailbox.all()).hasSize(before);
        assertThat(people.prove("ada", People.PASSWORD)).isEmpty();
    }

    @Test
    void anotherInvitationEndsTheFirst() {
        UUID id = invite().view().id();
        String first = link();
        invitation.again(by(root), id, as(root));
        assertThat(Refused.as(() -> accept(first))).isEqualTo(ProblemType.INVALID_LINK);
        accept(link());
        assertThat(Refused.as(() -> invitation.again(by(root), id, as(root)))).isEqualTo(ProblemType.NOT_INVITED);
    }

    @Test
    void oneMailboxGetsALimitedNumberOfInvitations() {
        UUID id = invite().view().id();
        for (int i = 0; i < 4; i++) {
            invitation.again(by(root), id, as(root));
        }
        String last = link();
        assertThat(Refused.as(() -> invitation.again(by(root), id, as(root)))).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        accept(last);
    }

    /** Anyone can register with the address of another person. */
    @Test
    void unconfirmedRegistrationGivesWay() {
        registration.invite(People.person("ada"), people.hash(), browser.requester());
        UUID id = invite().view().id();
        accept(link());
        assertThat(reading.read(id).view().status()).isEqualTo("active");
        assertThat(rows.count("account where email = ?", ADA.email())).isEqualTo(1);
        assertThat(rows.events()).startsWith("ACCOUNT_CREATED", "ACCOUNT_DELETED unconfirmed", "ACCOUNT_INVITED");
    }

    @Test
    void registrationWithMoreRightsDoesNotGiveWay() {
        UUID waiting = registration.invite(People.person("ada"), people.hash(), browser.requester());
        rows.change("insert into account_role (account_id, role_name) values (?, 'Administrator')", waiting);
        Owner grace = people.register("grace");
        people.give(grace, "Moderator");
        may("warden:account:create");
        assertThat(Refused.as(() -> invite(grace, null))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(rows.count("account where id = ?", waiting)).isEqualTo(1);
    }

    @Test
    void lockedInvitationOpensNothing() {
        UUID id = invite().view().id();
        String link = link();
        locks.lock(by(root), id, new LockRequest(null, null), as(root));
        assertThat(Refused.as(() -> accept(link))).isEqualTo(ProblemType.INVALID_LINK);
        assertThat(locks.unlock(by(root), id, as(root)).status()).isEqualTo("invited");
    }

    @Test
    void takenNamesAreRefused() {
        people.register("ada");
        assertThat(Refused.as(this::invite)).isEqualTo(ProblemType.EMAIL_TAKEN);
        assertThat(Refused.as(() -> invitation.invite(
                        by(root),
                        new InviteRequest("other@example.org", "ADA", "A", "B", null, null, null),
                        "hash",
                        as(root))))
                .isEqualTo(ProblemType.USERNAME_TAKEN);
    }

    @Test
    void callerGivesAnInvitedOwnerOnlyRightsThatTheyHold() {
        Owner grace = people.register("grace");
        people.give(grace, "Moderator");
        rows.change("insert into role_permission (role_name, permission) values ('Moderator', 'warden:account:*')");
        may("warden:grant:write");
        InviteRequest administrator =
                new InviteRequest("x@example.org", "xxx", "A", "B", List.of("Administrator"), null, null);
        assertThat(Refused.as(() -> invitation.invite(by(grace), administrator, "hash", as(grace))))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        InviteRequest emperor = new InviteRequest("x@example.org", "xxx", "A", "B", List.of("Emperor"), null, null);
        assertThat(Refused.as(() -> invitation.invite(by(root), emperor, "hash", as(root))))
                .isEqualTo(ProblemType.ROLE_NOT_FOUND);
    }

    @Test
    void onlyOneOfTwoEditorsSucceeds() {
        Owner ada = people.register("ada");
        int version = reading.read(ada.id()).version();
        EditRequest first = new EditRequest("Augusta", null, null, "fr", null);
        Versioned edited = edit.edit(by(root), ada.id(), first, tag(version), as(root));
        assertThat(edited.version()).isGreaterThan(version);
        assertThat(edited.view().firstName()).isEqualTo("Augusta");
        assertThat(edited.view().lastName()).isEqualTo("Byron");
        assertThat(edited.view().language()).isEqualTo("fr");
        assertThat(Refused.as(() -> edit.edit(by(root), ada.id(), first, tag(version), as(root))))
                .isEqualTo(ProblemType.CHANGED_MEANWHILE);
        assertThat(Refused.as(() -> edit.edit(by(root), ada.id(), first, new IfMatch(List.of()), as(root))))
                .isEqualTo(ProblemType.PRECONDITION_REQUIRED);
        assertThat(rows.events()).containsExactly("ACCOUNT_CREATED", "ACCOUNT_EDITED firstName language");
    }

    @Test
    void loginDoesNotRaiseTheVersion() {
        Owner ada = people.register("ada");
        int version = reading.read(ada.id()).version();
        people.logIn(ada);
        assertThat(reading.read(ada.id()).version()).isEqualTo(version);
        assertThat(reading.read(ada.id()).view().lastSeen()).isEqualTo("2026-02-03");
        assertThat(reading.read(ada.id()).view().sessions()).isEqualTo(1);
    }

    @Test
    void userNameIsUniqueInAnyLetterCase() {
        Owner ada = people.register("ada");
        EditRequest own = new EditRequest(null, null, "Ada", null, null);
        assertThat(edit.edit(by(root), ada.id(), own, any(), as(root)).view().username())
                .isEqualTo("Ada");
        EditRequest taken = new EditRequest(null, null, "ROOT", null, null);
        assertThat(Refused.as(() -> edit.edit(by(root), ada.id(), taken, any(), as(root))))
                .isEqualTo(ProblemType.USERNAME_TAKEN);
    }

    @Test
    void newAddressIsConfirmedByItsMailbox() {
        Owner ada = people.register("ada");
        EditRequest moved = new EditRequest(null, null, null, null, "new@example.org");
        assertThat(edit.edit(by(root), ada.id(), moved, any(), as(root)).view().email())
                .isEqualTo(ada.email());
        confirmation.confirm(mailbox.last("new@example.org").secret(), browser.requester());
        assertThat(reading.read(ada.id()).view().email()).isEqualTo("new@example.org");
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("UNDO_EMAIL");
        EditRequest taken = new EditRequest(null, null, null, null, root.email());
        assertThat(Refused.as(() -> edit.edit(by(root), ada.id(), taken, any(), as(root))))
                .isEqualTo(ProblemType.EMAIL_TAKEN);
    }

    @Test
    void editWhoseMailIsOverTheLimitChangesNothing() {
        Owner ada = people.register("ada");
        for (int i = 0; i < 5; i++) {
            edit.edit(by(root), ada.id(), address("new" + i + "@example.org"), any(), as(root));
        }
        EditRequest request = new EditRequest("Augusta", null, null, null, "last@example.org");
        int version = reading.read(ada.id()).version();
        assertThat(Refused.as(() -> edit.edit(by(root), ada.id(), request, any(), as(root))))
                .isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        assertThat(reading.read(ada.id()).version()).isEqualTo(version);
        assertThat(mailbox.all()).hasSize(5);
    }

    @Test
    void callerWhoLosesThePermissionDuringTheEditMovesNoAddress() {
        Owner ada = people.register("ada");
        Owner grace = people.register("grace");
        people.give(grace, "Moderator");
        may("warden:account:update");
        may("warden:account:email");
        AtomicBoolean has = new AtomicBoolean(true);
        Caller caller = new Caller(
                grace.id(),
                grace.username(),
                Optional.empty(),
                permission -> !permission.endsWith(":email") || has.getAndSet(false),
                by(grace).proof());
        assertThat(Refused.as(() -> edit.edit(caller, ada.id(), address("new@example.org"), any(), as(grace))))
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(mailbox.all()).isEmpty();
    }

    @Test
    void ownerIsToldOfANewUserName() {
        Owner ada = people.register("ada");
        rows.change("update account set email_proven = true where id = ?", ada.id());
        edit.edit(by(root), ada.id(), new EditRequest("Augusta", null, "ada", "fr", null), any(), as(root));
        assertThat(mailbox.all()).isEmpty();
        edit.edit(by(root), ada.id(), new EditRequest(null, null, "countess", null, null), any(), as(root));
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("USERNAME_CHANGED");
        assertThat(mailbox.last(ada.email()).text()).contains("countess").doesNotContain("192.0.2.1");
    }

    /** Without a proof of the mailbox, a mail contains no text that a caller chose. */
    @Test
    void ownerOfAnUnprovenAddressIsToldHowToLogIn() {
        Owner ada = people.register("ada");
        edit.edit(by(root), ada.id(), new EditRequest(null, null, "countess", null, null), any(), as(root));
        assertThat(mailbox.last(ada.email()).text())
                .contains("with your e-mail address")
                .doesNotContain("countess");
    }

    @Test
    void invitedOwnerIsNotToldOfANewUserName() {
        UUID id = invite().view().id();
        int before = mailbox.all().size();
        edit.edit(by(root), id, new EditRequest(null, null, "countess", null, null), any(), as(root));
        assertThat(mailbox.all()).hasSize(before);
    }

    /** The address may be a stranger's: its link would give the account away. */
    @Test
    void invitedAddressThatNeverConfirmedGetsNoUndoLink() {
        UUID id = invite().view().id();
        move(id, "first@example.org");
        locks.lock(by(root), id, new LockRequest(null, null), as(root));
        move(id, "second@example.org");
        assertThat(mailbox.templates()).doesNotContain("UNDO_EMAIL");
        locks.unlock(by(root), id, as(root));
        invitation.again(by(root), id, as(root));
        accept(mailbox.last("second@example.org").secret());
        move(id, "third@example.org");
        assertThat(mailbox.last("second@example.org").template()).isEqualTo("UNDO_EMAIL");
        assertThat(invite("ada3").view().email()).isEqualTo(ADA.email());
    }

    @Test
    void invitedMemberHasTheRolesOfTheGroup() {
        UUID group = group("Sales", "Moderator");
        Versioned invited = invite(root, null, group.toString());
        assertThat(invited.view().roles())
                .extracting(UserDetailView.RoleView::name, UserDetailView.RoleView::source)
                .containsExactly(tuple("User", "grant"), tuple("Moderator", "group"));
        assertThat(rows.text("select added_by from group_member"))
                .isEqualTo(root.id().toString());
        assertThat(rows.events()).endsWith("ACCOUNT_INVITED", "MEMBER_ADDED " + group);
    }

    /** An invitation is no way around the permissions to give roles and to add members. */
    @Test
    void callerInvitesOnlyWithWhatTheyMayGive() {
        Owner grace = people.register("grace");
        people.give(grace, "Moderator");
        may("warden:account:create");
        String sales = group("Sales", "User").toString();
        assertThat(Refused.as(() -> invite(grace, List.of("User")))).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(Refused.as(() -> invite(grace, null, sales))).isEqualTo(ProblemType.FORBIDDEN);
        may("warden:group:members");
        assertThat(Refused.as(() -> invite(grace, List.of("User"), sales))).isEqualTo(ProblemType.FORBIDDEN);
        may("warden:grant:write");
        assertThat(invite(grace, List.of("User"), sales)).isNotNull();
    }

    /** CVE-2026-94000 of another product. */
    @Test
    void callerInvitesIntoNoGroupWithMoreRights() {
        Owner grace = people.register("grace");
        people.give(grace, "Moderator");
        may("warden:account:create");
        may("warden:group:members");
        UUID admins = group("Admins", "Administrator");
        UUID below = groups.create(by(root), new GroupRequest("Below", admins.toString(), null), as(root));
        assertThat(Refused.as(() -> invite(grace, null, admins.toString()))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> invite(grace, null, below.toString()))).isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(rows.count("account where username = 'ada'")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "00000000-0000-0000-0000-000000000007"})
    void unknownGroupIsNotFound(String group) {
        assertThat(Refused.as(() -> invite(root, null, group))).isEqualTo(ProblemType.GROUP_NOT_FOUND);
    }

    @Test
    void callerWithFewerRightsEditsNoAdministrator() {
        Owner grace = people.register("grace");
        people.give(grace, "Moderator");
        rows.change("insert into role_permission (role_name, permission) values ('Moderator', 'warden:account:*')");
        EditRequest request = new EditRequest("Eve", null, null, null, null);
        assertThat(Refused.as(() -> edit.edit(by(grace), root.id(), request, any(), as(grace))))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    @Test
    void lockIsShownWithItsAuthor() {
        Owner ada = people.register("ada");
        assertThat(reading.read(ada.id()).view().lock()).isNull();
        locks.lock(by(root), ada.id(), new LockRequest("seen elsewhere", "2026-02-03T11:00:00Z"), as(root));
        assertThat(reading.read(ada.id()).view().lock())
                .isEqualTo(new UserDetailView.LockView(
                        Instant.parse("2026-02-03T11:00:00Z"), "seen elsewhere", root.id()));
    }

    private Versioned invite() {
        return invitation.invite(by(root), ADA, "hash", as(root));
    }

    private Versioned invite(String username) {
        InviteRequest request = new InviteRequest(ADA.email(), username, "Ada", "Byron", null, null, null);
        return invitation.invite(by(root), request, "hash", as(root));
    }

    private Versioned invite(Owner caller, List<String> roles, String... into) {
        InviteRequest request = new InviteRequest(ADA.email(), "ada", "Ada", "Byron", roles, List.of(into), null);
        return invitation.invite(by(caller), request, "hash", as(caller));
    }

    private UUID group(String name, String... roles) {
        return groups.create(by(root), new GroupRequest(name, null, List.of(roles)), as(root));
    }

    private void may(String permission) {
        rows.change("insert into role_permission (role_name, permission) values ('Moderator', ?)", permission);
    }

    private static EditRequest address(String address) {
        return new EditRequest(null, null, null, null, address);
    }

    private void move(UUID id, String address) {
        edit.edit(by(root), id, address(address), any(), as(root));
        confirmation.confirm(mailbox.last(address).secret(), browser.requester());
    }

    private String link() {
        return mailbox.last(ADA.email()).secret();
    }

    private void accept(String link) {
        reset.reset(new ResetRequest(link, People.PASSWORD), people.hash(), browser.requester());
    }

    private static IfMatch tag(int version) {
        return new IfMatch(List.of(IfMatch.tag(version)));
    }

    private static IfMatch any() {
        return new IfMatch(List.of("*"));
    }

    /** This owner as a caller in whose session all rights of the account are in force. */
    private static Caller by(Owner owner) {
        return People.caller(owner);
    }

    private Requester as(Owner owner) {
        return browser.requester().as(owner.id());
    }
}
