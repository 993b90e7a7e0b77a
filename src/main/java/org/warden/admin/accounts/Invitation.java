package org.warden.admin.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.account.RoleGrants;
import org.warden.admin.accounts.FirstRoles.First;
import org.warden.admin.accounts.UserDetails.Versioned;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Acting;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.group.Memberships;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.lifecycle.Confirmation;
import org.warden.lifecycle.Creation;
import org.warden.lifecycle.Taken;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.person.Person;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.OwnPermissions;
import org.warden.role.Role;
import org.warden.time.Until;

/** Creates accounts for people who choose their passwords by a mailed link. */
@Act
@Stateless
public class Invitation {
    private static final UUID NO_ACCOUNT = new UUID(0, 0);

    @Inject
    Accounts accounts;

    @Inject
    FirstRoles firstRoles;

    @Inject
    RoleGrants grants;

    @Inject
    Memberships memberships;

    @Inject
    Authority authority;

    @Inject
    Creation creation;

    @Inject
    Confirmation confirmation;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    UserDetails details;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Creates an invited account with the role {@code User}, the named roles and the named groups, and mails the link. Needs
     * what giving the roles and adding a member to the groups would need. Throws {@code ROLE_NOT_FOUND}, {@code
     * GROUP_NOT_FOUND}, {@code BEYOND_AUTHORITY}, {@code EMAIL_TAKEN}, {@code USERNAME_TAKEN} or {@code TOO_MANY_REQUESTS}. An
     * unconfirmed registration with this address gives way, because anyone can register with the address of another person.
     *
     * @param noPassword the hash of a random password that is not stored or shown anywhere
     */
    public Versioned invite(Caller caller, InviteRequest request, String noPassword, Requester requester) {
        Person person = request.person();
        // Before any role is loaded: their rights stay as they are.
        First first = firstRoles.locked(request);
        Acting acting = authority.of(caller, OwnPermissions.ACCOUNT_CREATE);
        requireMayGive(acting, request, first);
        giveWay(acting, person.email(), requester);
        Account account = creation.draft(person, noPassword);
        accounts.taken(person).ifPresent(taken -> {
            throw Taken.of(taken, person);
        });
        if (links.isReserved(person.email(), NO_ACCOUNT)) {
            throw Taken.email(person.email());
        }
        account.awaitAcceptance();
        account.edit(null, request.language());
        accounts.add(account).ifPresent(taken -> {
            throw Taken.of(taken, person);
        });
        mailLink(account, requester);
        events.happened(Action.ACCOUNT_INVITED, account.id(), null, requester);
        begin(account.id(), first, acting, requester);
        return details.of(account.id());
    }

    /** Mails another link, which ends the earlier one. Throws {@code NOT_INVITED} or {@code TOO_MANY_REQUESTS}. */
    public void again(Caller caller, UUID id, Requester requester) {
        Account account =
                authority.on(caller, OwnPermissions.ACCOUNT_CREATE, id).reached();
        // Forgets a lock that has ended.
        account.change(standing -> {}, clock.instant());
        if (!account.isInvited() || account.standing().isShut(clock.instant())) {
            throw new Problem(ProblemType.NOT_INVITED);
        }
        links.end(id);
        mailLink(account, requester);
        events.happened(Action.INVITATION_RENEWED, id, null, requester);
    }

    private void giveWay(Acting acting, String email, Requester requester) {
        accounts.unconfirmedWith(email)
                .flatMap(accounts::locked)
                .filter(waiting -> !waiting.standing().isShut(clock.instant()))
                .ifPresent(waiting -> {
                    acting.mustReach(waiting.id());
                    confirmation.giveWay(email, requester);
                });
    }

    private void mailLink(Account account, Requester requester) {
        if (!mail.sendByAdministrator(Purpose.INVITE, account, requester)) {
            throw mail.tooMany(Purpose.INVITE);
        }
    }

    private void begin(UUID account, First first, Acting acting, Requester requester) {
        Instant now = clock.instant();
        for (Role role : first.roles()) {
            grants.give(account, role.name(), Until.NEVER, acting.id(), "", now);
            events.happened(Action.ROLE_GIVEN, account, role.name(), requester);
        }
        for (UUID group : first.groups()) {
            memberships.add(group, account, Until.NEVER, acting.id(), now);
            events.happened(Action.MEMBER_ADDED, account, group.toString(), requester);
        }
    }

    private static void requireMayGive(Acting acting, InviteRequest request, First first) {
        if (!request.roleNames().isEmpty()) {
            acting.mustHave(OwnPermissions.GRANT_WRITE);
        }
        if (!first.groups().isEmpty()) {
            acting.mustHave(OwnPermissions.GROUP_MEMBERS);
        }
        acting.mustBeProvenFor(first.rights());
        first.unknown().ifPresent(unknown -> {
            throw unknown;
        });
        acting.mustHold(first.rights(), Until.NEVER);
    }
}
