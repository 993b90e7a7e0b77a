package org.warden.admin.standing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.lifecycle.ClosedAccounts;
import org.warden.lifecycle.ClosureUpkeep;
import org.warden.lifecycle.DemandedPassword;
import org.warden.lifecycle.RemovalUpkeep.Due;
import org.warden.mail.Mailbox;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.proof.Proof;
import org.warden.recovery.PasswordReset;
import org.warden.time.HandClock;
import org.warden.time.Until;

/** What administrators may do with an account, and what follows. */
@Acts
class StandingActTest {
    private static final Instant LATER = Instant.parse("2026-02-03T11:00:00Z");

    @Inject
    AccountLock locks;

    @Inject
    AccountClosing closing;

    @Inject
    Credentials credentials;

    @Inject
    Logout logout;

    @Inject
    ClosureUpkeep upkeep;

    @Inject
    ClosedAccounts closed;

    @Inject
    DemandedPassword demanded;

    @Inject
    PasswordReset reset;

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

    private Owner root;
    private Owner ada;

    @BeforeEach
    void register() {
        root = people.administrator("root");
        ada = people.register("ada");
        rows.forgetEvents();
    }

    @Test
    void noPasswordOpensALockedAccount() {
        people.logIn(ada);
        assertThat(lock(null).status()).isEqualTo("locked");
        assertThat(people.prove("ada", People.PASSWORD)).isEmpty();
        assertThat(rows.count("session where ended is null")).isZero();
        assertThat(rows.text("select end_reason from session")).isEqualTo("LOCKED");
        assertThat(rows.events())
                .containsExactly("LOGIN " + session(), "LOCK_SET seen elsewhere", "CREDENTIALS_REFUSED locked");
    }

    @Test
    void lockEndsByItself() {
        StandingView view = lock(LATER.toString());
        assertThat(view.lockedUntil()).isEqualTo(LATER);
        assertThat(view.author()).isEqualTo(root.id());
        clock.set(LATER.minusMillis(1));
        assertThat(people.prove("ada", People.PASSWORD)).isEmpty();
        clock.set(LATER.plusSeconds(60));
        people.logIn(ada);
        assertThat(rows.count("session where ended is null")).isEqualTo(1);
    }

    @Test
    void lockMustEndInTheFuture() {
        assertThat(Refused.as(() -> lock("2026-02-03T10:00:00Z"))).isEqualTo(ProblemType.INVALID_INPUT);
        assertThat(Refused.as(() -> lock("2026-02-30T10:00:00Z"))).isEqualTo(ProblemType.INVALID_INPUT);
    }

    @Test
    void unlockingForgivesWrongGuessesToo() {
        lock(null);
        rows.change(
                "insert into guess_count (id, failures, last_failed, blocked_until)"
                        + " values (?, 9, current_timestamp, '2100-01-01 00:00:00Z')",
                ada.id());
        assertThat(locks.unlock(by(root), ada.id(), as(root)).status()).isEqualTo("active");
        assertThat(people.prove("ada", People.PASSWORD)).isPresent();
        assertThat(rows.count("account where lock_reason is null and locked_until is null and id = ?", ada.id()))
                .isEqualTo(1);
    }

    @Test
    void unlockingDoesNotEnable() {
        locks.disable(by(root), ada.id(), "on leave", as(root));
        StandingView view = locks.unlock(by(root), ada.id(), as(root));
        assertThat(view.status()).isEqualTo("disabled");
        assertThat(view.reason()).isEqualTo("on leave");
    }

    @Test
    void enablingDoesNotUnlock() {
        lock(null);
        locks.disable(by(root), ada.id(), null, as(root));
        assertThat(locks.enable(by(root), ada.id(), as(root)).status()).isEqualTo("locked");
        assertThat(people.prove("ada", People.PASSWORD)).isEmpty();
    }

    /** The disabling replaced the reason and the author of the lock. */
    @Test
    void lockThatRemainsDoesNotShowTheReasonOfTheDisabling() {
        lock(null);
        locks.disable(by(root), ada.id(), "on leave", as(root));
        StandingView view = locks.enable(by(root), ada.id(), as(root));
        assertThat(view.reason()).isNull();
        assertThat(view.author()).isNull();
    }

    /** Otherwise a lock that ends at once would unlock. */
    @Test
    void shorterLockNeedsThePermissionToUnlock() {
        Owner grace = people.register("grace");
        people.give(grace, "Moderator");
        may("warden:account:lock");
        lockBy(grace, null);
        lockBy(grace, null);
        assertThat(Refused.as(() -> lockBy(grace, LATER.toString()))).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(lock(LATER.toString()).lockedUntil()).isEqualTo(LATER);
        lockBy(grace, LATER.plusSeconds(1).toString());
        clock.set(LATER.plusSeconds(1));
        lockBy(grace, LATER.plusSeconds(2).toString());
        rows.change("update account set locked_until = ? where id = ?", Until.NEVER.toString(), ada.id());
        may("warden:account:unlock");
        assertThat(lockBy(grace, LATER.plusSeconds(3).toString()).status()).isEqualTo("locked");
    }

    @Test
    void accountThatNeverWasLockedStaysAsItIs() {
        String version = rows.text("select version from account where id = ?", ada.id());
        assertThat(locks.unlock(by(root), ada.id(), as(root)).status()).isEqualTo("active");
        assertThat(locks.enable(by(root), ada.id(), as(root)).status()).isEqualTo("active");
        assertThat(closing.restore(by(root), ada.id(), as(root)).status()).isEqualTo("active");
        assertThat(rows.text("select version from account where id = ?", ada.id()))
                .isEqualTo(version);
        assertThat(rows.events()).containsExactly("LOCK_LIFTED");
    }

    @Test
    void administratorDoesNotActOnTheirOwnAccount() {
        people.administrator("other");
        assertThat(Refused.as(() -> locks.disable(by(root), root.id(), null, as(root))))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> closing.close(by(root), root.id(), as(root))))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(Refused.as(() -> closing.erase(by(root), root.id(), as(root))))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
    }

    @Test
    void callerWithFewerRightsDoesNotLockAnAdministrator() {
        Owner grace = people.register("grace");
        assertThat(Refused.as(() -> locks.lock(by(grace), ada.id(), new LockRequest(null, null), as(grace))))
                .isEqualTo(ProblemType.FORBIDDEN);
        people.give(grace, "Moderator");
        rows.change("insert into role_permission (role_name, permission) values ('Moderator', 'warden:account:*')");
        assertThat(Refused.as(() -> locks.lock(by(grace), root.id(), new LockRequest(null, null), as(grace))))
                .isEqualTo(ProblemType.BEYOND_AUTHORITY);
        assertThat(rows.count("account where status = 'LOCKED'")).isZero();
    }

    @Test
    void unknownAccountIsNotFound() {
        assertThat(Refused.as(() -> locks.unlock(by(root), People.GONE.id(), as(root))))
                .isEqualTo(ProblemType.ACCOUNT_NOT_FOUND);
        assertThat(Refused.as(() -> logout.list(People.GONE.id()))).isEqualTo(ProblemType.ACCOUNT_NOT_FOUND);
    }

    @Test
    void closedAccountIsRestoredWithEverything() {
        people.device(ada);
        people.give(ada, "Moderator");
        closing.close(by(root), ada.id(), as(root));
        assertThat(people.prove("ada", People.PASSWORD)).isEmpty();
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("ACCOUNT_CLOSED");
        assertThat(closing.restore(by(root), ada.id(), as(root)).status()).isEqualTo("active");
        assertThat(people.prove("ada", People.PASSWORD)).isPresent();
        assertThat(rows.count("seen_device")).isEqualTo(1);
        assertThat(rows.count("account_role where account_id = ?", ada.id())).isEqualTo(2);
    }

    /** A thief may have moved the account away from them, and their links no longer work when it is deleted. */
    @Test
    void formerAddressLearnsOfTheClosingAndOfTheTimeOfTheDeletion() {
        people.wayBack(ada, "old@example.org");
        StandingView view = closing.close(by(root), ada.id(), as(root));
        for (String address : List.of("old@example.org", ada.email())) {
            assertThat(mailbox.last(address).template()).isEqualTo("ACCOUNT_CLOSED");
            assertThat(mailbox.last(address).text())
                    .contains("Deletion: " + view.deletes())
                    .doesNotContain("192.0.2.1");
        }
    }

    @Test
    void closedAccountIsDeletedAfterTheGraceOnly() {
        StandingView view = closing.close(by(root), ada.id(), as(root));
        clock.set(view.deletes().minusMillis(1));
        pass();
        assertThat(rows.count("account where id = ?", ada.id())).isEqualTo(1);
        clock.set(view.deletes());
        assertThat(Refused.as(() -> closing.restore(by(root), ada.id(), as(root))))
                .isEqualTo(ProblemType.ACCOUNT_NOT_FOUND);
        pass();
        assertThat(rows.count("account where id = ?", ada.id())).isZero();
        assertThat(rows.events()).containsExactly("ACCOUNT_CLOSED", "ACCOUNT_DELETED grace");
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("ACCOUNT_DELETED");
    }

    @Test
    void secondDeletionKeepsTheFirst() {
        StandingView view = closing.close(by(root), ada.id(), as(root));
        rows.change("delete from outgoing_mail");
        clock.pass(Duration.ofDays(1));
        assertThat(closing.close(by(root), ada.id(), as(root))).isEqualTo(view);
        assertThat(rows.count("outgoing_mail")).isZero();
        assertThat(rows.events()).containsExactly("ACCOUNT_CLOSED");
    }

    @Test
    void accountThatCannotBeDeletedDoesNotKeepTheOthersFromIt() {
        Owner bob = people.register("bob");
        closing.close(by(root), ada.id(), as(root));
        clock.pass(Duration.ofSeconds(1));
        clock.set(closing.close(by(root), bob.id(), as(root)).deletes());
        rows.change("create table obstacle (id uuid references account (id))");
        try {
            rows.change("insert into obstacle (id) values (?)", ada.id());
            pass();
            assertThat(rows.texts("select username from account")).containsExactlyInAnyOrder("root", "ada");
        } finally {
            rows.change("drop table obstacle");
        }
        pass();
        assertThat(rows.texts("select username from account")).containsExactly("root");
    }

    @Test
    void accountThatWasRestoredMeanwhileStays() {
        clock.set(closing.close(by(root), ada.id(), as(root)).deletes());
        assertThat(closed.dueAfter(new Due(Instant.EPOCH, new UUID(0, 0)), 1))
                .map(Due::id)
                .contains(ada.id());
        rows.change("update account set deletes = null");
        closed.delete(ada.id());
        assertThat(rows.count("account where id = ?", ada.id())).isEqualTo(1);
    }

    @Test
    void deletionAtOnceLeavesNothing() {
        closing.erase(by(root), ada.id(), as(root));
        assertThat(rows.count("account where id = ?", ada.id())).isZero();
        assertThat(rows.events()).containsExactly("ACCOUNT_DELETED administrator");
        assertThat(mailbox.last(ada.email()).text()).doesNotContain("192.0.2.1");
    }

    @Test
    void linkIsMailedToTheOwner() {
        credentials.mailLink(by(root), ada.id(), as(root));
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("PASSWORD_LINK");
        assertThat(mailbox.last(ada.email()).text()).contains("administrator").doesNotContain("192.0.2.1");
    }

    @Test
    void linkReplacesEarlierOnes() {
        reset.request(ada.email(), browser.requester());
        credentials.mailLink(by(root), ada.id(), as(root));
        assertThat(mailbox.templates()).containsExactly("PASSWORD_LINK");
        assertThat(rows.count("link where purpose = 'RESET' and ended is null")).isEqualTo(1);
    }

    /** Nor does a demand for a new password, which ends the links, allow more of them. */
    @Test
    void oneMailboxGetsALimitedNumberOfLinks() {
        for (int i = 0; i < 5; i++) {
            credentials.mailLink(by(root), ada.id(), as(root));
        }
        assertThat(Refused.as(() -> credentials.mailLink(by(root), ada.id(), as(root))))
                .isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        assertThat(rows.count("link where purpose = 'RESET' and ended is null")).isEqualTo(1);
        credentials.demandChange(by(root), ada.id(), as(root));
        clock.pass(Duration.ofMinutes(29));
        assertThat(Refused.retryAfter(() -> credentials.mailLink(by(root), ada.id(), as(root))))
                .isEqualTo(Duration.ofMinutes(1));
        clock.pass(Duration.ofMinutes(1));
        credentials.mailLink(by(root), ada.id(), as(root));
    }

    @Test
    void linksThatStrangersRequestLeaveTheAdministratorTheirs() {
        for (int i = 0; i < 6; i++) {
            reset.request(ada.email(), browser.requester());
        }
        credentials.mailLink(by(root), ada.id(), as(root));
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("PASSWORD_LINK");
    }

    @Test
    void noLinkIsMailedThatWouldOpenNothing() {
        lock(null);
        assertThat(Refused.as(() -> credentials.mailLink(by(root), ada.id(), as(root))))
                .isEqualTo(ProblemType.NOT_ACTIVE);
        reset.request(ada.email(), browser.requester());
        assertThat(mailbox.templates()).isEmpty();
        assertThat(rows.events()).contains("PASSWORD_RESET_REQUESTED closed");
    }

    @Test
    void demandedPasswordIsChosenOnce() {
        people.logIn(ada);
        credentials.demandChange(by(root), ada.id(), as(root));
        assertThat(rows.count("session where ended is null")).isZero();
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("PASSWORD_CHANGE_FORCED");
        Proof proof = people.proof(ada);
        assertThat(proof.account().standing().mustChange()).isTrue();
        assertThat(demanded.choose(proof, "new", browser.requester())
                        .map(chosen -> chosen.account().standing().mustChange()))
                .contains(false);
        assertThat(demanded.choose(proof, "newer", browser.requester())).isEmpty();
        assertThat(rows.text("select password_hash from account where id = ?", ada.id()))
                .isEqualTo("new");
    }

    /** It would end the link of the invitation or of the confirmation. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'INVITED'",
                "status = 'UNCONFIRMED'",
                "status = 'LOCKED', stage = 'UNCONFIRMED', locked_until = '9999-12-31 00:00:00Z'",
                "status = 'DELETED', stage = 'ACTIVE', deletes = '2100-01-01 00:00:00Z'"
            })
    void noPasswordIsDemandedOfAnOwnerWhoCannotLogIn(String standing) {
        rows.change("update account set " + standing + " where id = ?", ada.id());
        assertThat(Refused.as(() -> credentials.demandChange(by(root), ada.id(), as(root))))
                .isEqualTo(ProblemType.NOT_ACTIVE);
        assertThat(mailbox.all()).isEmpty();
    }

    @Test
    void passwordIsDemandedAfterALockToo() {
        lock(null);
        assertThat(credentials.demandChange(by(root), ada.id(), as(root)).passwordChangeRequired())
                .isTrue();
    }

    @Test
    void secondFactorIsRemovedForAnOwnerWhoLostIt() {
        assertThat(Refused.as(() -> credentials.removeSecondFactor(by(root), ada.id(), null, as(root))))
                .isEqualTo(ProblemType.SECOND_FACTOR_NOT_FOUND);
        rows.change("update account set second_factor = true where id = ?", ada.id());
        rows.change(
                "insert into second_factor (account_id, sealed, created, last_step, epoch)"
                        + " values (?, 'x', current_timestamp, 0, 0)",
                ada.id());
        rows.change("insert into recovery_code (hash, account_id, epoch) values ('x', ?, 0)", ada.id());
        credentials.removeSecondFactor(by(root), ada.id(), "lost phone", as(root));
        assertThat(rows.count("second_factor")).isZero();
        assertThat(rows.count("recovery_code")).isZero();
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("SECOND_FACTOR_RESET");
        assertThat(mailbox.last(ada.email()).text()).doesNotContain("192.0.2.1");
    }

    @Test
    void sessionsAreListedAndEnded() {
        people.logIn(ada);
        people.logIn(ada);
        UserSessionsView view = logout.list(ada.id());
        assertThat(view.sessions()).hasSize(2);
        logout.one(by(root), ada.id(), view.sessions().get(0).id(), as(root));
        assertThat(Refused.as(() ->
                        logout.one(by(root), root.id(), view.sessions().get(1).id(), as(root))))
                .isEqualTo(ProblemType.SESSION_NOT_FOUND);
        logout.all(by(root), ada.id(), as(root));
        assertThat(rows.count("session where ended is null")).isZero();
    }

    private StandingView lock(String until) {
        return locks.lock(by(root), ada.id(), new LockRequest("seen elsewhere", until), as(root));
    }

    private StandingView lockBy(Owner caller, String until) {
        return locks.lock(by(caller), ada.id(), new LockRequest(null, until), as(caller));
    }

    private void may(String permission) {
        rows.change("insert into role_permission (role_name, permission) values ('Moderator', ?)", permission);
    }

    private String session() {
        return rows.text("select cast(id as varchar) from session");
    }

    /** This owner as a caller in whose session all rights of the account are in force. */
    private static Caller by(Owner owner) {
        return People.caller(owner);
    }

    private Requester as(Owner owner) {
        return browser.requester().as(owner.id());
    }

    /** The bean is the same in all tests: a pass that began must end. */
    private void pass() {
        boolean more = true;
        while (more) {
            more = upkeep.work();
        }
    }
}
