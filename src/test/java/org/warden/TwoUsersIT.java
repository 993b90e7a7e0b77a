package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** A node whose database user may not change tables: another user migrates. */
@Tag("process")
class TwoUsersIT {
    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgresql;

    @BeforeAll
    static void createUsers() throws Exception {
        postgresql = EmbeddedPostgres.start();
        change("create role keeper login password 'keeper'");
        change("create role visitor login password 'visitor'");
        change("create database warden owner keeper");
    }

    @AfterAll
    static void stop() throws Exception {
        postgresql.close();
    }

    @Test
    void nodeServesWithAUserWhoMayNotChangeTables() throws Exception {
        try (ServerProcess unable = ServerProcess.start(folder, with(Map.of("WARDEN_EXIT_ON_FAILURE", "always")))) {
            assertThat(unable.exitStatus()).isEqualTo(1);
            assertThat(unable.log())
                    .contains("Warden did not start: The user that migrates the schema may not do so")
                    .contains("permission denied for schema public");
        }
        Path password = Files.writeString(folder.resolve("password"), "keeper\n");
        try (ServerProcess server = ServerProcess.start(
                folder,
                with(Map.of(
                        "WARDEN_DB_MIGRATION_USER",
                        "keeper",
                        "WARDEN_DB_MIGRATION_PASSWORD_FILE",
                        password.toString())))) {
            Api api = server.ready();
            Visitor visitor = Visitor.registered(api);
            String refreshToken = visitor.logIn().text("refreshToken");
            assertThat(api.renew(refreshToken).status()).isEqualTo(200);
            assertThat(api.asAdministrator()
                            .giveRole(visitor.email, "Moderator")
                            .status())
                    .isEqualTo(200);
            assertThat(server.log()).doesNotContain("permission denied");
        }
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "WARDEN_DB_URL",
                "jdbc:postgresql://localhost:" + postgresql.getPort() + "/warden",
                "WARDEN_DB_USER",
                "visitor",
                "WARDEN_DB_PASSWORD",
                "visitor",
                "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                TestRun.ADMIN_EMAIL,
                "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                TestRun.ADMIN_PASSWORD,
                "WARDEN_SEAL_KEY",
                "dGVzdHMgb25seTogMzIgYnl0ZXMsIG5vIHNlY3JldC4="));
        settings.putAll(more);
        return settings;
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = postgresql.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
