package org.warden.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.time.HandClock;

/** Sets up second factors in tests. */
@ApplicationScoped
public class Apps {
    @Inject
    SecondFactorSetup setup;

    @Inject
    SecondFactorCheck check;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    /** Returns an app with an unconfirmed secret. */
    public Authenticator start(Owner owner) {
        return new Authenticator(
                setup.start(People.caller(owner), browser.requester()).secret());
    }

    /** Returns an app whose first code was accepted; its secret is not confirmed yet. */
    public Authenticator prove(Owner owner) {
        Authenticator app = start(owner);
        if (!check.code(owner.id(), owner.id(), app.codeAt(clock.instant()), browser.requester())) {
            throw new IllegalStateException("The first code was refused.");
        }
        return app;
    }

    /** Confirms the secret of this app; returns the recovery codes. */
    public List<String> confirm(Owner owner, Authenticator app, Optional<UUID> session) {
        return setup.confirm(
                        people.proof(owner),
                        app.codeAt(clock.instant()),
                        People.caller(owner, session),
                        browser.requester())
                .recoveryCodes();
    }
}
