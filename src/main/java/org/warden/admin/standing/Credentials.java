package org.warden.admin.standing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Aim;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.lifecycle.Closure;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.OwnPermissions;
import org.warden.secondfactor.SecondFactors;
import org.warden.session.Session.End;
import org.warden.session.Sessions;

/** Mails links for new passwords, demands new passwords, and removes lost second factors. */
@Act
@Stateless
public class Credentials {
    @Inject
    Authority authority;

    @Inject
    Closure closure;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    SecondFactors secondFactors;

    @Inject
    Sessions sessions;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Mails a link for a new password, which replaces earlier ones. Throws {@code NOT_ACTIVE} if the link would not open the
     * account, and {@code TOO_MANY_REQUESTS} if the limit of mails is reached.
     */
    public void mailLink(Caller caller, UUID id, Requester requester) {
        Account account =
                authority.on(caller, OwnPermissions.ACCOUNT_PASSWORD, id).reached();
        if (account.isInvited() || account.standing().isShut(clock.instant())) {
            throw new Problem(ProblemType.NOT_ACTIVE, "A link for a new password would not open this account.");
        }
        links.end(id, Purpose.RESET);
        if (!mail.sendByAdministrator(Purpose.RESET, account, requester)) {
            throw mail.tooMany(Purpose.RESET);
        }
        events.happened(Action.PASSWORD_LINK_MAILED, id, null, requester);
    }

    /**
     * Ends the sessions and the pending links, and demands a new password at the next login. Throws {@code NOT_ACTIVE} for an
     * unconfirmed, invited or closed account, whose owner cannot log in.
     */
    public StandingView demandChange(Caller caller, UUID id, Requester requester) {
        Account account =
                authority.on(caller, OwnPermissions.ACCOUNT_PASSWORD, id).reached();
        if (!account.standing().wasActive() || account.standing().deletes() != null) {
            throw new Problem(ProblemType.NOT_ACTIVE, "The owner of this account cannot log in.");
        }
        closure.demandNewPassword(account, requester);
        return StandingView.of(account, clock.instant());
    }

    /**
     * Removes the second factor and its recovery codes, ends the sessions and tells the owner. Throws {@code
     * SECOND_FACTOR_NOT_FOUND}.
     */
    public void removeSecondFactor(Caller caller, UUID id, String reason, Requester requester) {
        Aim aim = authority.on(caller, OwnPermissions.ACCOUNT_SECOND_FACTOR, id);
        if (!aim.account().needsSecondFactor()) {
            throw new Problem(ProblemType.SECOND_FACTOR_NOT_FOUND);
        }
        Account account = aim.another();
        account.needSecondFactor(false);
        secondFactors.removeSince(id, 0, Instant.EPOCH);
        sessions.endOthers(id, Optional.empty(), End.SECOND_FACTOR, clock.instant());
        events.happened(Action.SECOND_FACTOR_RESET, account, reason, requester);
    }
}
