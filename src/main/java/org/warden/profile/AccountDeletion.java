package org.warden.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.CredentialCheck;
import org.warden.account.Notices;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.device.SeenDevices;
import org.warden.http.Client;
import org.warden.link.Links;
import org.warden.lockout.Lockout;
import org.warden.mail.Template;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Role;
import org.warden.role.Roles;
import org.warden.token.Session.End;
import org.warden.token.Sessions;

/** Deletes the account of somebody who knows its password. What is on record about it stays on record, under its id. */
@Act
@Stateless
public class AccountDeletion {
    @Inject
    CredentialCheck credentials;

    @Inject
    Accounts accounts;

    @Inject
    Roles roles;

    @Inject
    Sessions sessions;

    @Inject
    Lockout lockout;

    @Inject
    Links links;

    @Inject
    SeenDevices devices;

    @Inject
    Notices notices;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Throws {@code INVALID_INPUT} for a wrong password, {@code LAST_ADMINISTRATOR} rather than lock everybody out. */
    public void delete(JsonWebToken caller, DeletionRequest request, Client client) {
        Optional<Account> proven = credentials
                .prove(caller.getName(), request.password())
                .flatMap(known -> {
                    // Before the account is: whoever takes the role from another administrator waits here too.
                    roles.locked(Role.ADMINISTRATOR);
                    return accounts.provenHere(known);
                })
                .filter(own -> own.id().toString().equals(caller.getSubject()));
        Account account = proven.orElseThrow(() -> Problem.invalid("password", "is not the password of this account"));
        if (account.roleNames().contains(Role.ADMINISTRATOR) && accounts.having(Role.ADMINISTRATOR) == 1) {
            throw new Problem(ProblemType.LAST_ADMINISTRATOR, "The last administrator cannot be deleted.");
        }
        sessions.endOthers(account.id(), Optional.empty(), End.DELETED, clock.instant());
        accounts.remove(account);
        lockout.forgive(account.id());
        // Who had the account before somebody moved it must hear of it too.
        links.formerAddresses(account.id())
                .forEach(address -> notices.tell(Template.ACCOUNT_DELETED, account, address, client));
        links.forget(account.id());
        devices.forget(account.id());
        notices.tell(Template.ACCOUNT_DELETED, account, client);
        audit.record(Action.ACCOUNT_DELETED, account.id(), null, client);
    }
}
