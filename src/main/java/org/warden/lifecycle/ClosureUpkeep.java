package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Deletes closed accounts after their grace period, and tells their owners. */
@ApplicationScoped
public class ClosureUpkeep extends RemovalUpkeep {
    @Inject
    ClosedAccounts accounts;

    @Override
    protected List<Due> dueAfter(Due after, int most) {
        return accounts.dueAfter(after, most);
    }

    @Override
    protected void delete(UUID id) {
        accounts.delete(id);
    }
}
