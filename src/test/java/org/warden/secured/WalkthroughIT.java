package org.warden.secured;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.warden.server.OnServer;

/** The guides' walkthrough, step by step. */
@Tag("smoke")
class WalkthroughIT extends OnServer {
    @Test
    void fromRegistrationToAdministrator() {
        new Walkthrough(api).fromRegistrationToAdministrator();
    }
}
