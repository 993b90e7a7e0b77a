package org.warden.authority;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.warden.act.People;
import org.warden.admin.accounts.EditRequest;
import org.warden.admin.accounts.Invitation;
import org.warden.admin.accounts.InviteRequest;
import org.warden.admin.accounts.UserEdit;
import org.warden.admin.standing.AccountClosing;
import org.warden.admin.standing.AccountLock;
import org.warden.admin.standing.Credentials;
import org.warden.admin.standing.LockRequest;
import org.warden.admin.standing.Logout;
import org.warden.problem.ProblemType;

/** The acts on accounts as a whole. */
final class AccountDeeds {
    private AccountDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(locks(), deletions(), credentials(), sessions(), invitations(), edits())
                .flatMap(deeds -> deeds);
    }

    private static Stream<Deed> locks() {
        return Stream.of(
                on(
                                "AccountLock.lock",
                                "lock",
                                stage -> stage.act(AccountLock.class)
                                        .lock(
                                                stage.caller(),
                                                id(stage),
                                                new LockRequest(null, null),
                                                stage.requester()))
                        .toOthersOnly()
                        .demoting(true),
                on(
                                "AccountLock.unlock",
                                "unlock",
                                stage -> stage.act(AccountLock.class)
                                        .unlock(stage.caller(), id(stage), stage.requester()))
                        .toOthersOnly()
                        .after(stage -> stage.changeAnother(
                                "status = 'LOCKED', stage = 'ACTIVE', locked_until = '9999-12-31 00:00:00Z'")),
                on(
                                "AccountLock.disable",
                                "disable",
                                stage -> stage.act(AccountLock.class)
                                        .disable(stage.caller(), id(stage), null, stage.requester()))
                        .toOthersOnly()
                        .demoting(true),
                on(
                                "AccountLock.enable",
                                "disable",
                                stage -> stage.act(AccountLock.class)
                                        .enable(stage.caller(), id(stage), stage.requester()))
                        .after(stage -> {
                            stage.change("disabled = true");
                            stage.changeAnother("status = 'DISABLED', stage = 'ACTIVE'");
                        }));
    }

    private static Stream<Deed> deletions() {
        return Stream.of(
                on(
                                "AccountClosing.close",
                                "delete",
                                stage -> stage.act(AccountClosing.class)
                                        .close(stage.caller(), id(stage), stage.requester()))
                        .toOthersOnly()
                        .demoting(true),
                on(
                                "AccountClosing.erase",
                                "erase",
                                stage -> stage.act(AccountClosing.class)
                                        .erase(stage.caller(), id(stage), stage.requester()))
                        .toOthersOnly()
                        .demoting(true),
                on(
                                "AccountClosing.restore",
                                "delete",
                                stage -> stage.act(AccountClosing.class)
                                        .restore(stage.caller(), id(stage), stage.requester()))
                        .after(stage -> {
                            stage.change("deletes = '2100-01-01 00:00:00Z'");
                            stage.changeAnother("status = 'DELETED', stage = 'ACTIVE'");
                        }));
    }

    private static Stream<Deed> credentials() {
        return Stream.of(
                on(
                        "Credentials.mailLink",
                        "password",
                        stage -> stage.act(Credentials.class).mailLink(stage.caller(), id(stage), stage.requester())),
                on(
                        "Credentials.demandChange",
                        "password",
                        stage -> stage.act(Credentials.class)
                                .demandChange(stage.caller(), id(stage), stage.requester())),
                on(
                                "Credentials.removeSecondFactor",
                                "second-factor",
                                stage -> stage.act(Credentials.class)
                                        .removeSecondFactor(stage.caller(), id(stage), null, stage.requester()))
                        .after(stage ->
                                stage.rows().change("update account set second_factor = true where id = ?", id(stage)))
                        .toOthersOnly());
    }

    private static Stream<Deed> sessions() {
        return Stream.of(
                on(
                                "Logout.all",
                                "logout",
                                stage -> stage.act(Logout.class).all(stage.caller(), id(stage), stage.requester()))
                        .after(Stage::addSession),
                on(
                                "Logout.one",
                                "logout",
                                stage -> stage.act(Logout.class)
                                        .one(stage.caller(), id(stage), stage.session(), stage.requester()))
                        .after(Stage::addSession));
    }

    private static Stream<Deed> invitations() {
        return Stream.of(
                Deed.onRole(
                                "Invitation.invite",
                                "",
                                "warden:account:create",
                                stage -> stage.act(Invitation.class)
                                        .invite(
                                                stage.caller(),
                                                new InviteRequest(
                                                        "new@example.org",
                                                        "new",
                                                        "Ada",
                                                        "Byron",
                                                        List.of(stage.same()),
                                                        null,
                                                        null),
                                                stage.act(People.class).hash(),
                                                stage.requester()))
                        .needs("warden:grant:write"),
                on(
                                "Invitation.again",
                                "create",
                                stage ->
                                        stage.act(Invitation.class).again(stage.caller(), id(stage), stage.requester()))
                        .after(stage -> stage.changeAnother("status = 'INVITED'"))
                        .toSelf(ProblemType.NOT_INVITED));
    }

    private static Stream<Deed> edits() {
        return Stream.of(
                edit("names", new EditRequest("Grace", "Hopper", null, "en", null)),
                edit("user name", new EditRequest(null, null, "another", null, null)),
                edit("address", new EditRequest(null, null, null, null, "another@example.org"))
                        .needs("warden:account:email")
                        .toOthersOnly());
    }

    private static Deed edit(String how, EditRequest request) {
        return on(
                        "UserEdit.edit",
                        "update",
                        stage -> stage.act(UserEdit.class)
                                .edit(stage.caller(), id(stage), request, RightsDeeds.ANY, stage.requester()))
                .how(how);
    }

    private static Deed on(String act, String permission, Consumer<Stage> way) {
        return Deed.onAccount(act, "warden:account:" + permission, way);
    }

    private static UUID id(Stage stage) {
        return stage.target().id();
    }
}
