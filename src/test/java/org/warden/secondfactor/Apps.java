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

/** Second factors for the accounts of tests: the authenticator app of an owner, and the recovery codes. */
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

    /** An app whose secret is not confirmed. */
    public Authenticator start(Owner owner) {
        return new Authenticator(
                setup.start(People.caller(owner), browser.requester()).secret());
    }

    /** An app whose secret was proved by its first code, and not confirmed. */
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
