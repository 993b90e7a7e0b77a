package org.warden.bearer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.warden.account.RoleSources;
import org.warden.database.Act;

/** Looks up the roles that an account has now. */
@Act
@Stateless
public class RoleLookup {
    @Inject
    RoleSources sources;

    @Inject
    Clock clock;

    /** The names of the roles; none for an account that does not exist any more. */
    public Set<String> of(UUID account) {
        return Set.copyOf(sources.of(account, clock.instant()).names());
    }
}
