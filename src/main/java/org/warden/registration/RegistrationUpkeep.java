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

/** Deletes accounts that were never confirmed. */
@Act
@Stateless
public class RegistrationUpkeep extends Upkeep {
    /** The owner may have requested another link. */
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
     * Deletes some accounts that are still unconfirmed a week after their link expired, so that the address is free again.
     * Returns whether there may be more.
     */
    @Override
    public boolean work() {
        List<UUID> stale = accounts.unconfirmedSince(
                clock.instant().minus(settings.confirmLife()).minus(KEPT), AT_ONCE);
        stale.stream()
                .map(accounts::locked)
                .flatMap(Optional::stream)
                // An account confirmed concurrently stays.
                .filter(Account::isUnconfirmed)
                .forEach(account -> removal.remove(account, "unconfirmed", Requester.NONE));
        return stale.size() == AT_ONCE;
    }
}
