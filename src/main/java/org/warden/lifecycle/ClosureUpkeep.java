package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Deletes closed accounts after their grace period, and tells their owners. */
@ApplicationScoped
public class ClosureUpkeep extends RemovalUpkeep {
    @Inject
    ClosedAccounts accounts;

    @Override
    protected Optional<Due> dueAfter(Due after) {
        return accounts.dueAfter(after);
    }

    @Override
    protected void delete(UUID id) {
        accounts.delete(id);
    }
}
