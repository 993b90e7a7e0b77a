package org.warden.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.CredentialCheck;
import org.warden.account.Notices;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.link.Links;
import org.warden.lockout.Lockout;
import org.warden.mail.Template;
import org.warden.password.Admission;
import org.warden.password.PasswordHasher;
import org.warden.password.PasswordPolicy;
import org.warden.problem.Problem;
import org.warden.token.AccessToken;
import org.warden.token.Session.End;
import org.warden.token.Sessions;

/** Changes the password of somebody who knows the old one. */
@Act
@Stateless
public class PasswordChange {
    @Inject
    CredentialCheck credentials;

    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordHasher hasher;

    @Inject
    Admission admission;

    @Inject
    Accounts accounts;

    @Inject
    Sessions sessions;

    @Inject
    Lockout lockout;

    @Inject
    Links links;

    @Inject
    Notices notices;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Throws {@code INVALID_INPUT} where the current password is wrong or the new one is weak; ends all other sessions and pending links. */
    public void change(JsonWebToken caller, PasswordRequest request, Client client) {
        CallerPrincipal proven =
                credentials.prove(caller.getName(), request.currentPassword()).orElseThrow(PasswordChange::wrong);
        admission.admit(() -> {
            replace(proven, request.newPassword(), caller, client);
            return proven;
        });
    }

    /** Of two changes at once the second finds that the password it proved is no longer the account's. */
    private void replace(CallerPrincipal proven, String newPassword, JsonWebToken caller, Client client) {
        Account account = accounts.provenHere(proven)
                .filter(own -> own.id().toString().equals(caller.getSubject()))
                .orElseThrow(PasswordChange::wrong);
        policy.require("newPassword", newPassword, account.person().names());
        if (!account.needsSecondFactor()) {
            // Otherwise the count goes on: half of what it takes has been proved.
            lockout.forgive(account.id());
        }
        account.changePassword(hasher.hash(newPassword.toCharArray()));
        sessions.endOthers(account.id(), AccessToken.session(caller), End.PASSWORD, clock.instant());
        links.end(account.id());
        notices.tell(Template.PASSWORD_CHANGED, account, client);
        audit.record(Action.PASSWORD_CHANGED, account.id(), null, client);
    }

    private static Problem wrong() {
        return Problem.invalid("currentPassword", "is not the password of this account");
    }
}
