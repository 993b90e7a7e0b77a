package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.example.orders.WardenPermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.TestingAuthenticationToken;

/** The manual's code for Spring, against a small Warden. */
class SpringPermissionsTest {
    private static final String GOOD = "{'roles':{'Moderator':['product:update']}}".replace('\'', '"');

    /** Stands for no answer at all. */
    private static final String NONE = "none";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    private HttpServer warden;
    private volatile String document = GOOD;
    private WardenPermissions permissions;

    @BeforeEach
    void start() throws IOException {
        warden = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        warden.setExecutor(threads);
        warden.createContext("/", this::answer);
        warden.start();
        // Each request finds a copy that is too old.
        permissions =
                new WardenPermissions("http://127.0.0.1:" + warden.getAddress().getPort(), Duration.ZERO);
    }

    @AfterEach
    void stop() {
        warden.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String text = document;
        asked.add(text);
        try (exchange) {
            if (text.equals(NONE)) {
                never.await();
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean may(String permission) {
        return permissions
                .may(permission)
                .authorize(() -> new TestingAuthenticationToken("duke", "", "ROLE_User", "ROLE_Moderator"), null)
                .isGranted();
    }

    private boolean mayAtOnce(String permission) {
        return assertTimeout(Duration.ofSeconds(1), () -> may(permission));
    }

    /** Makes requests during which Warden publishes this. Only the first waits for an answer. */
    private void requireTheCopyDuring(String published) {
        document = published;
        assertThat(may("product:update")).isTrue();
        assertThat(asked).contains(published);
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(2))
                .until(() -> mayAtOnce("product:update"));
    }

    @Test
    void firstRequestWaitsForTheDocument() {
        assertThat(may("product:update")).isTrue();
        assertThat(may("product:read")).isFalse();
    }

    @Test
    void nextRequestAfterTheAgeOfTheCopyFindsAChange() {
        may("product:update");
        document = GOOD.replace("update", "read");
        assertThat(may("product:update")).isFalse();
        assertThat(may("product:read")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "<html>", NONE})
    void withoutAUsableAnswerTheCopyCountsAndNoFurtherRequestWaits(String odd) {
        may("product:update");
        requireTheCopyDuring(odd);
    }

    @Test
    void withoutACopyNoRoleHasAPermission() {
        warden.stop(0);
        assertThat(may("product:update")).isFalse();
    }
}
