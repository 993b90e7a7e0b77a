package org.warden.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.role.Permission;
import org.warden.setting.MapConfig;

/** The copy of the permissions that another service keeps, against a small Warden and a clock of its own. */
class PublishedPermissionsTest {
    private static final String PATH = "/.well-known/warden-permissions";
    private static final Duration AGE = Duration.ofMinutes(5);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final List<String> tags = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private HttpServer warden;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile int status = 200;
    private volatile String document = roles("Moderator", "order:*", "product:read");
    private PublishedPermissions permissions;

    @BeforeEach
    void start() throws IOException {
        warden = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        warden.setExecutor(threads);
        warden.createContext("/", this::answer);
        warden.start();
        permissions = new PublishedPermissions(address(), AGE, now::get);
    }

    @AfterEach
    void stop() {
        warden.stop(0);
        threads.shutdownNow();
    }

    private URI address() {
        return URI.create("http://localhost:" + warden.getAddress().getPort() + PATH);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String tag = '"' + Integer.toHexString(document.hashCode()) + '"';
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        tags.add(String.valueOf(known));
        try (exchange) {
            open.await();
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            if (status == 200 && tag.equals(known)) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                byte[] body = document.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, 0);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String roles(String role, String... held) {
        return "{'roles':{'%s':['%s']}}"
                .formatted(role, String.join("','", held))
                .replace('\'', '"');
    }

    private boolean may(String permission) {
        return permissions.allow(permission, Set.of("Moderator")::contains);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void awaitMay(String permission, boolean expected) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> may(permission) == expected);
    }

    private void awaitQuestions(int number) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> tags.size() == number);
    }

    @Test
    void firstRequestWaitsForTheDocument() {
        assertThat(may("product:read")).isTrue();
        assertThat(may("product:update")).isFalse();
        assertThat(permissions.allow("product:read", Set.of("User")::contains)).isFalse();
        assertThat(tags).containsExactly("null");
    }

    /** Warden itself decides in the same way. */
    @ParameterizedTest
    @CsvSource({"*", "order:*", "order:item:*", "order:item:read", "order", "orders:*", "product:read"})
    void wildcardsCountAsInWarden(String held) {
        document = roles("Moderator", held);
        for (String wanted : List.of(
                "order:read",
                "order:item:read",
                "order:item",
                "order:*",
                "orders:read",
                "product:read",
                "product:a:b")) {
            assertThat(may(wanted)).as(wanted).isEqualTo(Permission.implies(held, wanted));
        }
    }

    @Test
    void youngCopyIsNotAskedForAgain() {
        may("product:read");
        pass(AGE.dividedBy(2).minusMillis(1));
        may("product:read");
        assertThat(tags).hasSize(1);
    }

    @Test
    void copyIsRenewedInTheBackgroundBeforeItIsTooOld() {
        may("product:read");
        document = roles("Moderator", "product:update");
        open = new CountDownLatch(1);
        pass(AGE.dividedBy(2));
        assertThat(may("product:update")).isFalse();
        open.countDown();
        awaitMay("product:update", true);
        assertThat(may("product:read")).isFalse();
    }

    /** Nothing older than five minutes counts, even after a night without requests. */
    @Test
    void copyThatIsTooOldIsWaitedFor() {
        may("product:read");
        document = roles("Moderator", "product:update");
        pass(AGE);
        assertThat(may("product:read")).isFalse();
        assertThat(may("product:update")).isTrue();
    }

    @Test
    void documentThatDidNotChangeIsNotSentAgain() {
        may("product:read");
        pass(AGE);
        assertThat(may("product:read")).isTrue();
        assertThat(tags).hasSize(2).last().isNotEqualTo("null");
        pass(AGE.dividedBy(2).minusMillis(1));
        may("product:read");
        assertThat(tags).hasSize(2);
    }

    @Test
    void requestsAtOnceShareOneFetch() throws Exception {
        open = new CountDownLatch(1);
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(threads.submit(() -> may("product:read")));
        }
        awaitQuestions(1);
        open.countDown();
        for (Future<Boolean> one : all) {
            assertThat(one.get()).isTrue();
        }
        assertThat(tags).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 500, 503})
    void duringAnOutageTheLastCopyCountsForADay(int refused) {
        may("product:read");
        status = refused;
        document = roles("Moderator", "product:update");
        pass(AGE);
        assertThat(may("product:read")).isTrue();
        pass(Duration.ofDays(1).minus(AGE).minusNanos(1));
        assertThat(may("product:read")).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(may("product:read")).isFalse();
        assertThat(may("product:update")).isFalse();
    }

    @Test
    void duringAnOutageNoRequestWaits() {
        may("product:read");
        status = 503;
        pass(AGE);
        may("product:read");
        open = new CountDownLatch(1);
        pass(Duration.ofSeconds(10));
        assertThat(may("product:read")).isTrue();
        open.countDown();
    }

    @Test
    void endOfAnOutageIsSeenAfterTenSeconds() {
        status = 503;
        assertThat(may("product:read")).isFalse();
        status = 200;
        assertThat(may("product:read")).isFalse();
        pass(Duration.ofSeconds(10));
        awaitMay("product:read", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"roles\":[]}",
                "{\"roles\":{\"Moderator\":\"*\"}}",
                "{\"roles\":{\"Moderator\":[1]}}",
                "{\"roles\":{\"Moderator\":[\"*\"]}",
                "<html>"
            })
    void documentThatCannotBeReadGivesNothing(String odd) {
        document = odd;
        assertThat(may("product:read")).isFalse();
    }

    @Test
    void endlessDocumentIsGivenUp() {
        document = roles("Moderator", "product:read").replaceFirst("\\{", "{" + " ".repeat(16 * 1024 * 1024));
        assertThat(may("product:read")).isFalse();
    }

    @Test
    void wardenThatDoesNotListenGivesNothing() {
        warden.stop(0);
        assertThat(may("product:read")).isFalse();
    }

    @Test
    void addressIsBesideTheKeysUnlessItIsSet() {
        MapConfig config = new MapConfig()
                .with(
                        "mp.jwt.verify.publickey.location",
                        address().resolve("jwks.json").toString());
        assertThat(PublishedPermissions.from(config).allow("product:read", role -> true))
                .isTrue();
        document = "{}";
        config.with("mp.jwt.verify.publickey.location", "/META-INF/key.pem");
        assertThatThrownBy(() -> PublishedPermissions.from(config)).hasMessageContaining("permissions.location");
        config.with("permissions.location", address().toString());
        assertThat(PublishedPermissions.from(config).allow("product:read", role -> true))
                .isFalse();
        assertThat(tags).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"PT0.05S, 2", "PT5M, 1", "PT6M, 1"})
    void ageCanBeShortenedOnly(String age, int questions) throws InterruptedException {
        PublishedPermissions chosen = PublishedPermissions.from(new MapConfig()
                .with("permissions.location", address().toString())
                .with("permissions.max-age", age));
        chosen.allow("product:read", role -> true);
        Thread.sleep(100);
        chosen.allow("product:read", role -> true);
        assertThat(tags).hasSize(questions);
    }
}
