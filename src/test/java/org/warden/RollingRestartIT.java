package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
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
import org.warden.server.HaProxy;
import org.warden.server.ServerProcess;
import org.warden.server.TwoNodes;

/** Two nodes on one PostgreSQL behind the balancer that we ship. Only the probe tells it that a node stops. */
@Tag("process")
@TestMethodOrder(OrderAnnotation.class)
class RollingRestartIT {
    /** The default. Most tests set zero, and HAProxy needs two seconds to notice. */
    private static final String DELAY = "PT5S";

    @TempDir
    static Path folder;

    private static TwoNodes nodes;
    private static HaProxy balancer;
    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        HaProxy.mustBeThere();
        nodes = TwoNodes.start(
                folder,
                Map.of(
                        "WARDEN_SHUTDOWN_DELAY",
                        DELAY,
                        "WARDEN_THROTTLE_TRUSTED_PROXIES",
                        "127.0.0.1",
                        // One person logs in all the time.
                        "WARDEN_SESSION_MOST",
                        "10000"));
        balancer = HaProxy.before(
                folder, nodes.one().uri("").getPort(), nodes.other().uri("").getPort());
        api = new Api(balancer.address());
        await().ignoreExceptions().until(() -> api.get(".well-known/jwks.json").status() == 200);
    }

    @AfterAll
    static void stop() throws IOException {
        if (balancer != null) {
            balancer.close();
        }
        if (nodes != null) {
            nodes.close();
        }
    }

    /** One node after the other, as in an update. Without a repetition at the balancer, except for failed connections. */
    @Test
    @Order(1)
    void noRequestFailsWhileBothNodesAreRestarted() {
        Traffic traffic = new Traffic(api);
        try (traffic) {
            for (int node = 1; node <= 2; node++) {
                traffic.goOn(10);
                ServerProcess process = nodes.process(node - 1);
                process.terminate();
                process.exitStatus();
                nodes.restart(node - 1);
                awaitUp(node);
            }
            traffic.goOn(10);
        }
        System.out.println("During a rolling restart: " + traffic);
        assertThat(traffic.failures()).isEmpty();
    }

    /** A second signal may make requests fail, but every registration that was acknowledged is stored. */
    @Test
    @Order(2)
    void secondSignalStopsAtOnceAndLosesNothingThatWasAcknowledged() {
        Traffic traffic = new Traffic(nodes.one());
        try (traffic) {
            traffic.goOn(10);
            ServerProcess process = nodes.process(0);
            process.terminate();
            await().until(() -> process.log().contains("Warden is stopping"));
            process.terminate();
            process.exitStatus();
            assertThat(process.log()).doesNotContain("Warden refuses new requests.");
        }
        assertThat(traffic.registered())
                .hasSizeGreaterThan(10)
                .allSatisfy(newcomer -> newcomer.by(nodes.other()).logIn());
    }

    /** Only a change is in the log, and each node begins as one that is up. */
    private static void awaitUp(int node) {
        await().until(() -> balancer.log().contains("Server nodes/warden-" + node + " is UP"));
    }
}
