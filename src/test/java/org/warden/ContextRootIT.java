package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.PathProxy;
import org.warden.server.ServerProcess;

/** Warden at a context root other than the server's root. */
@Tag("process")
@Tag("smoke")
class ContextRootIT {
    @TempDir
    Path folder;

    @Test
    void everythingWorksBelowAnotherContextRootAndOnlyThePortOfWardenListensAndTheStopIsOrderly() throws Exception {
        Map<String, String> settings = Map.of("WARDEN_SHUTDOWN_DELAY", OrderlyStop.DELAY.toString());
        try (ServerProcess server = ServerProcess.start(folder, "/warden", settings)) {
            Api api = server.ready();
            requireAWalk(api);
            for (String path : new String[] {"api/secured", "nothing", "api/nothing", "error"}) {
                assertThat(api.get(path).text("instance")).isEqualTo("/warden/" + path);
            }
            // The open ports of a server are known only on Linux.
            if (OS.LINUX.isCurrentOs()) {
                assertThat(server.openPorts())
                        .containsExactly("tcp " + server.address().getPort());
            }
            OrderlyStop.require(server, api, "duke");
        }
    }

    @Test
    void everythingWorksBehindAProxyUnderAPathThatTheServerDoesNotKnow() throws Exception {
        try (PathProxy proxy = new PathProxy("/id/");
                ServerProcess server = ServerProcess.start(
                        folder, Map.of("WARDEN_PUBLIC_URL", proxy.address().toString()))) {
            proxy.to(server.ready().uri(""));
            Api api = new Api(proxy.address());
            requireAWalk(api);
            for (String path : new String[] {"api/secured", "nothing", "api/nothing", "error"}) {
                assertThat(api.get(path).text("instance")).isEqualTo("/id/" + path);
            }
            assertThat(api.get("openapi/ui").header("Location")).isEqualTo(proxy.address() + "openapi/ui/");
        }
    }

    private static void requireAWalk(Api api) {
        String token = api.newcomer("duke");
        assertThat(api.get("api/secured").mustBe(401, "token-required").header("WWW-Authenticate"))
                .isEqualTo("Bearer");
        assertThat(api.as(token).get("api/secured").status()).isEqualTo(200);
        api.as(token).post("api/secured", "").mustBe(403, "forbidden");
        api.as(token).get("metrics").mustBe(404, "not-found");
        api.register("duke").mustBe(409, "email-taken");
        api.post("api/user/register", " ".repeat(65_537)).mustBe(413, "body-too-large");
        assertThat(api.get("openapi/ui/page.js").status()).isEqualTo(200);
        Answer keys = api.get(".well-known/jwks.json");
        assertThat(keys.json().getJsonArray("keys")).hasSize(1);
        assertThat(api.send(api.request(".well-known/jwks.json").header("If-None-Match", keys.header("ETag")))
                        .status())
                .isEqualTo(304);
    }
}
