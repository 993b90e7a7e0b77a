package org.warden.bootstrap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.warden.account.Administrators;
import org.warden.database.Act;
import org.warden.key.KeyRotation;

/**
 * Adds what a start must find: the first signing key, the first administrator and the permissions of an application inside this
 * WAR, in one transaction and on one node at a time.
 */
@Act
@Stateless
public class FirstStart {
    @Inject
    Administrators administrators;

    @Inject
    KeyRotation keys;

    @Inject
    FirstAdministrator administrator;

    @Inject
    ApplicationDeclaration application;

    /** Adds what is missing. Returns the administrator's one-time password if it generated one. */
    public Optional<FirstAdministrator.OneTimePassword> ensure() {
        administrators.lock();
        keys.ensure();
        application.ensure();
        return administrator.ensure();
    }
}
