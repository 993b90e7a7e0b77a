package org.warden.admin.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.warden.admin.accounts.UserDetails.Versioned;
import org.warden.database.Act;

/** Reads one account. */
@Act
@Stateless
public class UserReading {
    @Inject
    UserDetails details;

    /** This account and its version; throws {@code ACCOUNT_NOT_FOUND}. */
    public Versioned read(UUID id) {
        return details.of(id);
    }
}
