package org.warden.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.warden.lifecycle.RemovalUpkeep;

/** Deletes accounts that were never confirmed, so that their addresses are free again. */
@ApplicationScoped
public class RegistrationUpkeep extends RemovalUpkeep {
    @Inject
    StaleAccounts accounts;

    @Override
    protected Optional<Due> dueAfter(Due after) {
        return accounts.dueAfter(after);
    }

    @Override
    protected void delete(UUID id) {
        accounts.delete(id);
    }
}
