package org.warden;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.warden.account.Administrators;
import org.warden.bootstrap.FirstAdministrator;
import org.warden.database.Act;
import org.warden.key.KeyRotation;

/** What a new database lacks: a signing key and an administrator. In one transaction, and one node at a time. */
@Act
@Stateless
public class FirstStart {
    @Inject
    Administrators administrators;

    @Inject
    KeyRotation keys;

    @Inject
    FirstAdministrator administrator;

    /** Adds what is missing; on every later start, nothing. */
    public Optional<FirstAdministrator.OneTimePassword> ensure() {
        administrators.lock();
        keys.ensure();
        return administrator.ensure();
    }
}
