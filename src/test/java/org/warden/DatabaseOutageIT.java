package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;

/** The database goes and comes back while Warden runs. */
@Tag("process")
class DatabaseOutageIT {
    @TempDir
    Path folder;

    /** Promise 13; ASVS 16.5.2, 16.5.3. */
    @Test
    void withoutTheDatabaseLoginsAreRefusedTokensWorkAndEverythingHealsByItself() throws Exception {
        EmbeddedPostgres database = database(0);
        try (ServerProcess server = ServerProcess.start(folder, settings(database.getPort()))) {
            Api api = server.ready();
            String token = api.newcomer("duke");

            database.close();
            Answer refused = login(api);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("unavailable");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(api.as(token).get("api/secured").status()).isEqualTo(200);

            database = database(database.getPort());
            await().atMost(Duration.ofSeconds(10)).until(() -> login(api).status() == 200);
        } finally {
            database.close();
        }
    }

    private static Answer login(Api api) {
        return api.post("api/user/token", Api.credentials(Api.email("duke"), Api.PASSWORD));
    }

    private EmbeddedPostgres database(int port) throws Exception {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static Map<String, String> settings(int port) {
        return Map.of(
                "WARDEN_DB_URL", "jdbc:postgresql://localhost:" + port + "/postgres",
                "WARDEN_DB_USER", "postgres",
                "WARDEN_DB_PASSWORD", "postgres",
                "WARDEN_SEAL_KEY", "dGVzdHMgb25seTogMzIgYnl0ZXMsIG5vIHNlY3JldC4=");
    }
}
