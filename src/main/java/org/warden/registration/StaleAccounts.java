package org.warden.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.Removal;
import org.warden.lifecycle.RemovalUpkeep.Due;
import org.warden.link.LinkSettings;

/** Finds and deletes accounts that are still unconfirmed a week after their link expired. */
@Act
@Stateless
public class StaleAccounts {
    /** The owner may have requested another link. */
    private static final Duration KEPT = Duration.ofDays(7);

    @Inject
    Accounts accounts;

    @Inject
    Removal removal;

    @Inject
    LinkSettings settings;

    @Inject
    Clock clock;

    /** The next accounts after this one, the oldest first. */
    public List<Due> dueAfter(Due after, int most) {
        Instant before = clock.instant().minus(settings.confirmLife()).minus(KEPT);
        return accounts.unconfirmedSince(before, after.time(), after.id(), most).stream()
                .map(Due::of)
                .toList();
    }

    /** Deletes this account, unless it was confirmed or deleted meanwhile. */
    public void delete(UUID id) {
        accounts.locked(id)
                .filter(Account::isUnconfirmed)
                .ifPresent(account -> removal.remove(account, "unconfirmed", Requester.NONE));
    }
}
