package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Api;
import org.warden.server.ServerProcess;

/** Two nodes on one new database. */
@Tag("process")
class TwoNodesIT {
    @TempDir
    Path folder;

    @Test
    void twoNodesThatStartAtOnceMakeOneKeyAndOneAdministratorAndTrustEachOther() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                ServerProcess one = ServerProcess.start(node("one"), settings(database));
                ServerProcess other = ServerProcess.start(node("other"), settings(database))) {
            Api first = one.ready();
            Api second = other.ready();

            assertThat(count(database, "select count(*) from signing_key")).isEqualTo(1);
            assertThat(count(database, "select count(*) from account")).isEqualTo(1);
            assertThat(count(database, "select count(*) from role")).isEqualTo(3);
            assertThat(Stream.of(one, other).filter(node -> node.log().contains("one-time password")))
                    .hasSize(1);

            String token = first.newcomer("duke");
            assertThat(second.as(token).get("api/user").text("username")).isEqualTo("duke");
        }
    }

    private Path node(String name) throws Exception {
        return Files.createDirectory(folder.resolve(name));
    }

    private static Map<String, String> settings(EmbeddedPostgres database) {
        return Map.of(
                "WARDEN_PROFILE", "production",
                "WARDEN_TOKEN_ISSUER", "https://id.example.org",
                "WARDEN_MAIL_HOST", "localhost",
                "WARDEN_MAIL_FROM", "id@example.org",
                "WARDEN_DB_URL", "jdbc:postgresql://localhost:" + database.getPort() + "/postgres",
                "WARDEN_DB_USER", "postgres",
                "WARDEN_DB_PASSWORD", "postgres",
                "WARDEN_SEAL_KEY", "dGVzdHMgb25seTogMzIgYnl0ZXMsIG5vIHNlY3JldC4=");
    }

    private static int count(EmbeddedPostgres database, String sql) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
