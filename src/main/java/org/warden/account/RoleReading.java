package org.warden.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.warden.database.Act;
import org.warden.key.KeySettings;
import org.warden.mirror.Recent;
import org.warden.mirror.Recent.Change;

/** Reads the accounts with changed roles, and their present roles. */
@Act
@Stateless
public class RoleReading {
    @Inject
    Accounts accounts;

    /** The present roles of every account whose roles changed after this moment. */
    public List<Change<String, Set<String>>> changedAfter(Instant moment) {
        return accounts.withRolesChangedAfter(moment).stream()
                .map(account -> new Change<>(
                        account.id().toString(),
                        Set.copyOf(account.roleNames()),
                        // Until a late commit is visible, other nodes still issue tokens with the former roles.
                        account.rolesChanged()
                                .plus(KeySettings.LONGEST_TOKEN_LIFE)
                                .plus(Recent.LATENESS)))
                .toList();
    }
}
