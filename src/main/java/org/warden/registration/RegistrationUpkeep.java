package org.warden.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.Removal;
import org.warden.link.LinkSettings;
import org.warden.upkeep.Upkeep;

/** What is done about accounts whose owners never showed up. */
@Act
@Stateless
public class RegistrationUpkeep extends Upkeep {
    /** Another link may have been asked for. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int AT_ONCE = 30;

    @Inject
    Accounts accounts;

    @Inject
    Removal removal;

    @Inject
    LinkSettings settings;

    @Inject
    Clock clock;

    /**
     * Deletes some accounts whose address was not confirmed for a week longer than their link worked: the names are free again.
     * Returns whether there may be more.
     */
    @Override
    public boolean work() {
        List<UUID> stale = accounts.unconfirmedSince(
                clock.instant().minus(settings.confirmLife()).minus(KEPT), AT_ONCE);
        stale.stream()
                .map(accounts::locked)
                .flatMap(Optional::stream)
                // Who was faster to confirm than we are to look stays.
                .filter(Account::isUnconfirmed)
                .forEach(account -> removal.remove(account, "unconfirmed", Requester.NONE));
        return stale.size() == AT_ONCE;
    }
}
