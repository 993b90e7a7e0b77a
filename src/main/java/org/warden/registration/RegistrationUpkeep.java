package org.warden.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.warden.lifecycle.RemovalUpkeep;

/** Deletes accounts that were never confirmed, so that their addresses are free again. */
@ApplicationScoped
public class RegistrationUpkeep extends RemovalUpkeep {
    @Inject
    StaleAccounts accounts;

    @Override
    protected List<Due> dueAfter(Due after, int most) {
        return accounts.dueAfter(after, most);
    }

    @Override
    protected void delete(UUID id) {
        accounts.delete(id);
    }
}
