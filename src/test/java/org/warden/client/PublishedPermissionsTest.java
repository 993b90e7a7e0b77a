package org.warden.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Waits until no fetch runs in the background. */
    private static void awaitFetches() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("warden-permissions")) {
                thread.join();
            }
        }
    }

    /** Whether a caller has the permission, found without waiting for Warden. */
    private boolean mayAtOnce(String permission) {
        return assertTimeout(Duration.ofSeconds(1), () -> may(permission));
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
    void youngCopyIsNotAskedForAgain() throws InterruptedException {
        may("product:read");
        pass(AGE.dividedBy(2).minusMillis(1));
        may("product:read");
        awaitFetches();
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
    void documentThatDidNotChangeIsNotSentAgain() throws InterruptedException {
        may("product:read");
        pass(AGE);
        assertThat(may("product:read")).isTrue();
        assertThat(tags).hasSize(2).last().isNotEqualTo("null");
        pass(AGE.dividedBy(2).minusMillis(1));
        may("product:read");
        awaitFetches();
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

    /** For any age: the next attempt begins after ten seconds at the latest. */
    @ParameterizedTest
    @ValueSource(strings = {"PT5M", "PT1S"})
    void duringAnOutageNoRequestWaits(Duration age) {
        permissions = new PublishedPermissions(address(), age, now::get);
        may("product:read");
        status = 503;
        pass(age);
        may("product:read");
        open = new CountDownLatch(1);
        pass(Duration.ofSeconds(10));
        assertThat(mayAtOnce("product:read")).isTrue();
        awaitQuestions(3);
        assertThat(mayAtOnce("product:read")).isTrue();
        open.countDown();
    }

    /** Each byte comes before the timeout of the connection ends. */
    @Test
    void answerThatNeverEndsIsWaitedForOnce() throws IOException {
        try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<Void> answer = threads.submit(() -> trickle(endless));
            permissions = new PublishedPermissions(
                    URI.create("http://localhost:" + endless.getLocalPort() + PATH), AGE, now::get);
            assertThat(may("product:read")).isFalse();
            assertThat(mayAtOnce("product:read")).isFalse();
            pass(Duration.ofSeconds(10));
            assertThat(mayAtOnce("product:read")).isFalse();
            assertThat(answer).isNotDone();
        }
    }

    private static Void trickle(ServerSocket server) throws IOException, InterruptedException {
        try (Socket caller = server.accept()) {
            caller.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                caller.getOutputStream().write('x');
                Thread.sleep(200);
            }
        }
        return null;
    }

    /** Such as a parser that needs more stack than there is. */
    @Test
    void errorCountsAsAnOutage() {
        AtomicBoolean broken = new AtomicBoolean(true);
        permissions = new PublishedPermissions(address(), AGE, () -> {
            if (Thread.currentThread().getName().equals("warden-permissions") && broken.getAndSet(false)) {
                throw new StackOverflowError();
            }
            return now.get();
        });
        assertThat(may("product:read")).isFalse();
        assertThat(may("product:read")).isFalse();
        assertThat(tags).isEmpty();
        pass(Duration.ofSeconds(10));
        awaitMay("product:read", true);
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
        assertThat(PublishedPermissions.from(config, now::get).allow("product:read", role -> true))
                .isTrue();
        document = "{}";
        config.with("mp.jwt.verify.publickey.location", "/META-INF/key.pem");
        assertThatThrownBy(() -> PublishedPermissions.from(config, now::get))
                .hasMessageContaining("permissions.location");
        config.with("permissions.location", address().toString());
        assertThat(PublishedPermissions.from(config, now::get).allow("product:read", role -> true))
                .isFalse();
        assertThat(tags).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT1S", "PT5M, PT5M", "PT6M, PT5M"})
    void ageCanBeShortenedOnly(String chosen, Duration age) throws InterruptedException {
        permissions = PublishedPermissions.from(withAge(chosen), now::get);
        may("product:read");
        pass(age.dividedBy(2).minusMillis(1));
        may("product:read");
        awaitFetches();
        assertThat(tags).hasSize(1);
        document = roles("Moderator", "product:update");
        pass(age.dividedBy(2).plusMillis(1));
        assertThat(may("product:update")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "PT0S", "-PT5M", "5m", "300", "P1M"})
    void ageMustBeADurationOfASecondOrMore(String wrong) {
        MapConfig config = withAge(wrong);
        assertThatThrownBy(() -> PublishedPermissions.from(config, now::get))
                .hasMessageStartingWith("permissions.max-age must be ")
                .hasMessageEndingWith(": " + wrong);
    }

    private MapConfig withAge(String age) {
        return new MapConfig()
                .with("permissions.location", address().toString())
                .with("permissions.max-age", age);
    }
}
