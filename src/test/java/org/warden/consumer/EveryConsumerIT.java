package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Api;
import org.warden.server.Node;
import org.warden.server.ServerProcess;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/**
 * What the starters do beside one Warden whose keys change or which is down: the table in the manual. All times are shorter:
 * Warden announces a key for seven seconds, so that its keys may be kept for three.
 */
@Tag("process")
class EveryConsumerIT {
    private static final String ADMIN = "admin@example.org";
    private static final Duration ANNOUNCE = Duration.ofSeconds(7);

    /** As long as Warden allows with this announcement. */
    private static final Duration KEYS_MAX_AGE = Duration.ofSeconds(3);

    @TempDir
    static Path folder;

    /** The one on which the starter for MicroProfile runs. */
    private static final String SERVER = System.getProperty("warden.it.server");

    /** Node tries again after this time. */
    private static final Duration RETRY = Duration.ofSeconds(10);

    private static final Map<String, RunningConsumer> CONSUMERS = new LinkedHashMap<>();
    private static ServerProcess server;
    private static Api warden;
    private static Relay relay;

    private Visitor user;
    private String token;

    @BeforeAll
    static void start() throws IOException {
        Node.mustBeThere();
        server = ServerProcess.start(
                Files.createDirectory(folder.resolve("warden")),
                Map.of(
                        "WARDEN_DB_URL",
                        TestDatabase.h2(folder),
                        "WARDEN_TOKEN_ALGORITHM",
                        "RS256",
                        "WARDEN_KEY_ANNOUNCE",
                        ANNOUNCE.toString(),
                        "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                        ADMIN,
                        "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                        Api.PASSWORD));
        warden = server.ready();
        relay = new Relay(warden);
        CONSUMERS.put(
                SERVER, MicroProfileConsumer.withJar(Files.createDirectory(folder.resolve("beside")), relay.api()));
        CONSUMERS.put("spring", SpringConsumer.start(relay.api(), KEYS_MAX_AGE));
        CONSUMERS.put(
                "node", NodeConsumer.start(Files.createDirectory(folder.resolve("node")), relay.api(), KEYS_MAX_AGE));
    }

    @AfterAll
    static void stop() {
        CONSUMERS.values().forEach(RunningConsumer::close);
        relay.close();
        server.close();
    }

    @BeforeEach
    void logIn() {
        user = Visitor.registered(warden);
        token = user.logIn().text("token");
        // The test before may have changed the keys, or Warden was down.
        await(RETRY, token, CONSUMERS.keySet(), 200);
    }

    /** A role is in the token. */
    @Test
    void removedRoleCountsUntilTheTokenExpires() {
        Api administrator = administrator();
        administrator.giveRole(user.email, "Administrator");
        String before = user.logIn().text("token");
        administrator.takeRole(user.email, "Administrator");
        String after = user.logIn().text("token");
        requireAll(200, call("POST", before));
        requireAll(403, call("POST", after));
        requireAll(200, read(after));
    }

    @Test
    void tokenOfASessionThatEndedCountsUntilItExpires() {
        assertThat(warden.revoke(token).status()).isEqualTo(200);
        warden.as(token).get("api/secured").mustBe(401, "invalid-token");
        requireAll(200, read(token));
    }

    @Test
    void tokenOfADisabledAccountCountsUntilItExpires() {
        String id = warden.as(token).get("api/user").text("id");
        assertThat(administrator().post("api/users/" + id + "/disable", "{}").status())
                .isEqualTo(200);
        warden.as(token).get("api/secured").mustBe(401, "invalid-token");
        requireAll(200, read(token));
    }

    /** From the announcement on until after the first signature, and without an attempt that fails. */
    @Test
    void rotationOfTheKeyIsNotNoticed() throws ParseException {
        String announced = administrator().post("api/keys/rotate", "").text("kid");
        Instant latest = Instant.now().plus(ANNOUNCE.plusSeconds(5));
        String next = token;
        while (!kid(next).equals(announced) && Instant.now().isBefore(latest)) {
            requireAll(200, read(token));
            next = user.logIn().text("token");
        }
        assertThat(kid(next)).isEqualTo(announced);
        requireAll(200, read(next));
        requireAll(200, read(token));
    }

    @Test
    void revokedKeyIsDroppedWithinTheAgeOfTheKeys() throws ParseException {
        revokeTheKey();
        String next = user.logIn().text("token");
        await(Duration.ZERO, next, CONSUMERS.keySet(), 200);
        await(Duration.ZERO, token, Set.of("spring", "node"), 401);
        await(Duration.ZERO, token, Set.of(SERVER), withoutItsKey());
    }

    /** For three times the age of the keys, and nine times the age of the permissions. */
    @Test
    void duringAnOutageTheLastKeysCount() throws InterruptedException {
        String administrator = warden.login(ADMIN, Api.PASSWORD);
        requireAll(200, call("PUT", administrator));
        relay.stopWarden();
        try {
            Instant end = Instant.now().plus(KEYS_MAX_AGE.multipliedBy(3));
            while (Instant.now().isBefore(end)) {
                assertThat(read(token)).containsEntry("spring", 200).containsEntry("node", 200);
                Thread.sleep(100);
            }
            assertThat(call("PUT", administrator)).containsEntry("spring", 200).containsEntry("node", 200);
            assertThat(read(token)).containsEntry(SERVER, withoutItsKey());
        } finally {
            relay.startWarden();
        }
        await(Duration.ZERO, token, CONSUMERS.keySet(), 200);
    }

    /**
     * What the server answers with a token whose key is revoked, or while it cannot read the keys again. Open Liberty still
     * accepts the token: it drops no key that it read less than ten minutes ago. WildFly fails, which keeps the caller out too.
     */
    private static int withoutItsKey() {
        return switch (SERVER) {
            case "liberty" -> 200;
            case "wildfly" -> 500;
            default -> 401;
        };
    }

    @Test
    void proxyThatKeepsItsCopyIsEnoughForEveryConsumer() throws InterruptedException {
        relay.stopWardenBehindAProxy();
        try {
            Instant end = Instant.now().plus(KEYS_MAX_AGE.multipliedBy(2));
            while (Instant.now().isBefore(end)) {
                requireAll(200, read(token));
                Thread.sleep(100);
            }
        } finally {
            relay.startWarden();
        }
    }

    /** The price of the last keys: a revocation is not seen before the end of the outage. */
    @Test
    void keyThatIsRevokedDuringAnOutageIsDroppedAfterIt() throws ParseException, InterruptedException {
        relay.stopWarden();
        try {
            revokeTheKey();
            Thread.sleep(KEYS_MAX_AGE.plusSeconds(1).toMillis());
            assertThat(read(token)).containsEntry("spring", 200).containsEntry("node", 200);
        } finally {
            relay.startWarden();
        }
        await(RETRY, token, Set.of("spring", "node"), 401);
    }

    private void revokeTheKey() throws ParseException {
        assertThat(administrator()
                        .post("api/keys/" + kid(token) + "/revoke", "")
                        .status())
                .isEqualTo(200);
    }

    private static String kid(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static Api administrator() {
        return warden.as(warden.login(ADMIN, Api.PASSWORD));
    }

    private static Map<String, Integer> read(String bearer) {
        return call("GET", bearer);
    }

    private static Map<String, Integer> call(String method, String bearer) {
        Map<String, Integer> statuses = new TreeMap<>();
        CONSUMERS.forEach((name, consumer) -> statuses.put(name, call(consumer, method, bearer)));
        return statuses;
    }

    private static int call(RunningConsumer consumer, String method, String bearer) {
        Api api = consumer.api().as(bearer);
        return api.send(method, "orders", null, BodyPublishers.noBody()).status();
    }

    private static void requireAll(int status, Map<String, Integer> statuses) {
        assertThat(statuses.values()).as(statuses::toString).containsOnly(status);
    }

    /** Until the age of the keys, and this time besides. */
    private static void await(Duration more, String bearer, Set<String> consumers, int status) {
        Awaitility.await()
                .atMost(KEYS_MAX_AGE.plus(more).plusSeconds(3))
                .untilAsserted(() -> assertThat(read(bearer))
                        .allSatisfy((name, is) -> assertThat(consumers.contains(name) ? is : status)
                                .as(name)
                                .isEqualTo(status)));
    }
}
