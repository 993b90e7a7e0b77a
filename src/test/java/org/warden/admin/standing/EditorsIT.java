package org.warden.admin.standing;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** Two editors on one node. */
class EditorsIT extends OnServer {
    @Test
    void oneOfTwoEditorsOfAnAccountSucceeds() throws Exception {
        editors().editAccounts(Visitor.registered(api), TestRun.ROUNDS);
    }

    @Test
    void oneOfTwoEditorsOfARoleSucceeds() throws Exception {
        editors().editRoles(TestRun.ROUNDS);
    }

    @Test
    void oneOfTwoEditorsOfAGroupSucceeds() throws Exception {
        editors().editGroups(TestRun.ROUNDS);
    }

    private Editors editors() {
        Api administrator = api.asAdministrator();
        return new Editors(List.of(administrator, administrator));
    }
}
