package org.warden.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.link.LinkSettings;
import org.warden.link.Links;

/** What is done about accounts whose owners never showed up. */
@Act
@Stateless
public class RegistrationUpkeep {
    /** Another link may have been asked for. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int AT_ONCE = 100;

    @Inject
    Accounts accounts;

    @Inject
    Links links;

    @Inject
    LinkSettings settings;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Deletes the accounts whose address was not confirmed for a week longer than their link worked: the names are free again. */
    public void forget() {
        accounts.unconfirmedSince(clock.instant().minus(settings.confirmLife()).minus(KEPT), AT_ONCE).stream()
                .map(accounts::locked)
                .flatMap(Optional::stream)
                // Who was faster to confirm than we are to look stays.
                .filter(Account::isUnconfirmed)
                .forEach(this::remove);
    }

    private void remove(Account account) {
        links.forget(account.id());
        accounts.remove(account);
        audit.record(Action.ACCOUNT_DELETED, account.id(), "unconfirmed", Client.NOBODY);
    }
}
