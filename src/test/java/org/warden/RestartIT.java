package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.TestDatabase;

/** What a first start makes, every later one keeps: tried out with no setting at all, as a newcomer does. */
@Tag("process")
class RestartIT {
    private static final Pattern PASSWORD = Pattern.compile("one-time password\\s+(\\S+)");

    private static final int DEATHS = Math.max(1, Integer.getInteger("warden.it.rounds") / 5);

    @TempDir
    Path folder;

    @Test
    @Tag("smoke")
    void aRestartKeepsKeysAccountsAndTokensAndShowsThePasswordOnce() throws Exception {
        String keys;
        String token;
        try (ServerProcess first = ServerProcess.start(folder, Map.of())) {
            Api api = first.ready();
            keys = api.get(".well-known/jwks.json").body();
            Matcher shown = PASSWORD.matcher(first.log());
            assertThat(shown.find()).isTrue();
            token = api.login("admin@localhost", shown.group(1));
            assertThat(api.register("never").status()).isEqualTo(201);
        }
        TestDatabase.change(
                folder,
                "update account set status = 'UNCONFIRMED', created = timestamp with time zone '2020-01-01 00:00:00+00'"
                        + " where username = 'never'");
        try (ServerProcess second = ServerProcess.start(folder, Map.of())) {
            Api api = second.ready();
            assertThat(api.get(".well-known/jwks.json").body()).isEqualTo(keys);
            assertThat(api.as(token).post("api/secured", "").status()).isEqualTo(200);
            assertThat(second.log()).doesNotContain("one-time password");
            // Who never confirmed his address is forgotten, and his name is free again.
            Awaitility.await().until(() -> api.register("never").status() == 201);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/seal.key"))))
                .isEqualTo("rw-------");
    }

    /** The path as H2's own documentation writes it, a secret with an expression in it, and a neighbour's service links. */
    @Test
    void settingsAreTakenAsTheyAreWritten() {
        Map<String, String> settings = Map.of(
                "WARDEN_DB_URL", "jdbc:h2:./elsewhere/warden",
                "WARDEN_DB_SERVICE_HOST", "10.0.0.7",
                "WARDEN_PORT_8080_TCP_ADDR", "10.0.0.8",
                "WARDEN_BOOTSTRAP_ADMIN_EMAIL", "admin@example.org",
                "WARDEN_BOOTSTRAP_ADMIN_PASSWORD", "orange tractor ${sings 7");
        String token;
        try (ServerProcess first = ServerProcess.start(folder, settings)) {
            token = first.ready().login("admin@example.org", "orange tractor ${sings 7");
        }
        try (ServerProcess second = ServerProcess.start(folder, settings)) {
            assertThat(second.ready().as(token).get("api/secured").status()).isEqualTo(200);
        }
    }

    /** Promise 1, at the scale of one test. */
    @Test
    void anAcknowledgedRegistrationSurvivesTheDeathOfTheServer() {
        List<String> acknowledged = new ArrayList<>();
        for (int death = 0; death < DEATHS; death++) {
            ServerProcess server = ServerProcess.start(folder, Map.of("WARDEN_PASSWORD_MEMORY_KIB", "7168"));
            Api api = server.ready();
            for (int i = 0; i < 5; i++) {
                String somebody = Api.someone();
                assertThat(api.register(somebody).status()).isEqualTo(201);
                acknowledged.add(somebody);
            }
            server.kill();
            server.close();
        }
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            Api api = server.ready();
            assertThat(acknowledged)
                    .hasSize(5 * DEATHS)
                    .allSatisfy(somebody -> assertThat(api.login(Api.email(somebody), Api.PASSWORD))
                            .isNotEmpty());
        }
    }

    @Test
    void anotherAlgorithmIsAnnouncedThenSignsAndOlderTokensStayValid() throws InterruptedException {
        String older;
        try (ServerProcess first = ServerProcess.start(folder, Map.of())) {
            older = first.ready().newcomer("older");
        }
        try (ServerProcess second =
                ServerProcess.start(folder, Map.of("WARDEN_TOKEN_ALGORITHM", "ES256", "WARDEN_KEY_ANNOUNCE", "PT6S"))) {
            Api api = second.ready();
            assertThat(api.newcomer("between")).hasSizeGreaterThan(older.length());
            Thread.sleep(6_000);
            String newer = api.newcomer("newer");
            Answer keys = api.get(".well-known/jwks.json");
            assertThat(keys.json().getJsonArray("keys")).hasSize(2);
            assertThat(api.as(older).get("api/secured").status()).isEqualTo(200);
            assertThat(api.as(newer).get("api/secured").status()).isEqualTo(200);
            assertThat(newer).hasSizeLessThan(older.length());
        }
    }

    @Test
    void rsa3072IsASettingAway() {
        try (ServerProcess server = ServerProcess.start(folder, Map.of("WARDEN_KEY_RSA_BITS", "3072"))) {
            Api api = server.ready();
            assertThat(api.as(api.newcomer("duke")).get("api/secured").status()).isEqualTo(200);
            String modulus = api.get(".well-known/jwks.json")
                    .json()
                    .getJsonArray("keys")
                    .getJsonObject(0)
                    .getString("n");
            assertThat(modulus).hasSize(512);
        }
    }
}
