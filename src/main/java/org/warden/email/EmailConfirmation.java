package org.warden.email;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.Confirmation;
import org.warden.lifecycle.Taken;
import org.warden.link.Link;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.mail.Recipient;
import org.warden.role.OwnPermissions;

/** Confirms an address with a link that was mailed to it. */
@Act
@Stateless
public class EmailConfirmation {
    @Inject
    Accounts accounts;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    Confirmation confirmation;

    @Inject
    Authority authority;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Returns false if another account has taken the user name in the meantime; the registration is then removed. Throws {@code
     * INVALID_LINK}, or {@code EMAIL_TAKEN} if another account has taken the address in the meantime.
     */
    public boolean confirm(String token, Requester requester) {
        Link link = links.find(token, EnumSet.of(Purpose.CONFIRM, Purpose.CHANGE));
        Account account = locked(link).filter(owner -> isOpen(owner, link)).orElseThrow(Links::invalid);
        links.use(link);
        if (link.purpose() == Purpose.CONFIRM) {
            return opened(account, requester.as(account.id()));
        }
        change(account, link.email(), requester.as(account.id()));
        return true;
    }

    /** Mails another link if an account with this address awaits confirmation. The caller does not learn whether one does. */
    public void resend(String email, Requester requester) {
        Optional<Account> waiting = accounts.withEmail(email)
                .filter(Account::isUnconfirmed)
                .filter(account -> !account.standing().isShut(clock.instant()));
        mail.sendIfKnown(Purpose.CONFIRM, waiting, email, requester);
        events.happened(
                Action.CONFIRMATION_REQUESTED,
                waiting.map(Account::id).orElse(null),
                waiting.isPresent() ? null : "unknown",
                requester);
    }

    /** Also locks the registration that gives way: otherwise this could deadlock with an act that locks both accounts. */
    private Optional<Account> locked(Link link) {
        Optional<UUID> waiting =
                link.purpose() == Purpose.CHANGE ? accounts.unconfirmedWith(link.email()) : Optional.empty();
        List<Account> locked = Stream.concat(Stream.of(link.accountId()), waiting.stream())
                .distinct()
                .sorted(Accounts.ORDER)
                .map(accounts::locked)
                .flatMap(Optional::stream)
                .toList();
        return locked.stream()
                .filter(account -> account.id().equals(link.accountId()))
                .findFirst();
    }

    /** A locked account can get a new address, because an administrator may have changed it. */
    private boolean isOpen(Account account, Link link) {
        return link.purpose() == Purpose.CHANGE
                ? account.standing().deletes() == null && mayMove(link)
                : !account.standing().isShut(clock.instant());
    }

    /** The account may have got rights since an administrator requested the change. */
    private boolean mayMove(Link link) {
        return !link.isByAnother()
                || authority.stillReaches(link.requester(), OwnPermissions.ACCOUNT_EMAIL, link.accountId());
    }

    private boolean opened(Account account, Requester requester) {
        boolean opened = confirmation.open(account, requester);
        if (opened) {
            events.happened(Action.EMAIL_CONFIRMED, account.id(), null, requester);
        }
        return opened;
    }

    private void change(Account account, String email, Requester requester) {
        Recipient old = account.mailbox();
        boolean opened = account.standing().wasActive();
        confirmation.giveWay(email, requester);
        // In this order: a transaction that sees that an address was given up also sees that it is reserved.
        if (accounts.move(account, email).isPresent() || links.isReserved(email, account.id())) {
            throw Taken.email(email);
        }
        // Links mailed to the old address prove nothing about the new one.
        links.end(account.id());
        // The address of an invitation or a registration that its mailbox never confirmed may be a stranger's.
        if (opened) {
            mail.sendUndo(account, old, requester);
        }
        events.happened(Action.EMAIL_CHANGED, account.id(), null, requester);
    }
}
