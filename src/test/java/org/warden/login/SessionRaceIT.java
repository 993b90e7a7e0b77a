package org.warden.login;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestRun;

/** Concurrent calls to one session (promise 2; ASVS 2.3.4, 7.4.1, 7.4.3, 10.4.5, 15.4.2). */
class SessionRaceIT extends OnServer {
    private Races races;

    @BeforeEach
    void gather() {
        Api administrator = api.asAdministrator();
        races = new Races(() -> administrator, api);
    }

    @Test
    void twentyCallersWithOneRefreshTokenContinueInOneChain() throws InterruptedException {
        races.sameRefreshToken(TestRun.ROUNDS);
    }

    @Test
    void nothingOfASessionWorksAfterARenewalMetItsRevocation() throws InterruptedException {
        races.refreshAgainstRevoke(2 * TestRun.ROUNDS);
    }

    @Test
    void nothingOfASessionWorksAfterARenewalMetAPasswordChange() throws InterruptedException {
        races.refreshAgainstPasswordChange(2 * TestRun.ROUNDS);
    }

    @Test
    void roleIsGoneFromASessionAfterARenewalMetItsRemoval() throws InterruptedException {
        races.refreshAgainstRoleRemoval(2 * TestRun.ROUNDS);
    }
}
