package org.warden.admin.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Api;
import org.warden.server.TestRun;
import org.warden.server.TwoNodes;
import org.warden.server.Visitor;

/**
 * Administrators on two nodes who act at the same moment. The duels are last, because the first administrator loses the role.
 */
@Tag("process")
@TestMethodOrder(OrderAnnotation.class)
class AdministrationOnTwoNodesIT {
    private static final String ADMIN = "admin@example.org";

    @TempDir
    static Path folder;

    private static TwoNodes nodes;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        nodes = TwoNodes.start(
                folder, Map.of("WARDEN_BOOTSTRAP_ADMIN_EMAIL", ADMIN, "WARDEN_BOOTSTRAP_ADMIN_PASSWORD", Api.PASSWORD));
        token = nodes.one().login(ADMIN, Api.PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        String logs = String.join("", nodes.logs());
        nodes.close();
        assertThat(logs).doesNotContain("deadlock");
    }

    @Test
    @Order(1)
    void oneOfTwoEditorsOfAnAccountSucceeds() throws Exception {
        editors().editAccounts(Visitor.registered(nodes.one()), TestRun.ROUNDS);
    }

    @Test
    @Order(2)
    void oneOfTwoEditorsOfARoleSucceeds() throws Exception {
        editors().editRoles(TestRun.ROUNDS);
    }

    @Test
    @Order(3)
    void oneOfTwoEditorsOfAGroupSucceeds() throws Exception {
        editors().editGroups(TestRun.ROUNDS);
    }

    @Test
    @Order(4)
    void oneOfTwoAdministratorsWhoRemoveEachOtherIsLeft() throws Exception {
        Api first = nodes.one().as(token);
        Api left = new Duels(nodes.both(), nodes::ask, ADMIN, first).fight(Math.max(Duels.LEAST, TestRun.ROUNDS));
        assertThat(left.get("api/roles").status()).isEqualTo(200);
    }

    private static Editors editors() {
        return new Editors(List.of(nodes.one().as(token), nodes.other().as(token)));
    }
}
