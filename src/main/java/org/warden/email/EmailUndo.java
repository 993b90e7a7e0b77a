package org.warden.email;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.link.Link;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.password.Admission;
import org.warden.password.PasswordHasher;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.secondfactor.SecondFactors;
import org.warden.token.Session.End;
import org.warden.token.Sessions;

/** Gives an account its old address back, and takes it from whoever has the password. */
@Act
@Stateless
public class EmailUndo {
    private static final int NOBODYS_PASSWORD_BYTES = 32;

    @Inject
    Accounts accounts;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    SecondFactors secondFactors;

    @Inject
    Sessions sessions;

    @Inject
    Admission admission;

    @Inject
    PasswordHasher hasher;

    @Inject
    AuditLog audit;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** Brings the old address back. Throws {@code INVALID_LINK}. */
    public void undo(String token, Client client) {
        admission.admit(() -> restored(links.find(token, EnumSet.of(Purpose.UNDO)), client));
    }

    private Account restored(Link link, Client client) {
        Account account = accounts.locked(link.accountId()).orElseThrow(Links::invalid);
        links.use(link);
        if (accounts.move(account, link.email()).isPresent()) {
            throw new Problem(ProblemType.EMAIL_TAKEN, "Email " + link.email() + " is already registered.");
        }
        account.changePassword(hasher.hash(nobodysPassword()));
        sessions.endOthers(account.id(), Optional.empty(), End.EMAIL, clock.instant());
        links.endSince(link);
        if (secondFactors.removeSince(account.id(), link.created())) {
            account.needSecondFactor(false);
        }
        mail.sendSurely(Purpose.RESET, account, account.email(), client);
        audit.record(Action.EMAIL_RESTORED, account.id(), null, client.as(account.id()));
        return account;
    }

    private char[] nobodysPassword() {
        byte[] bytes = new byte[NOBODYS_PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes).toCharArray();
    }
}
