package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.ServerProcess;

/** A server that cannot start ends at once and logs the reason. */
@Tag("process")
class MisconfigurationIT {
    private static final String EXIT = "WARDEN_EXIT_ON_FAILURE";

    @TempDir
    Path folder;

    /**
     * Mistakes in every profile, and mistakes in production; {@code SettingsTest} covers the rest. Runs on a Turkish JVM, in
     * which i has another upper-case letter and some servers do not find such variables.
     */
    @Test
    void allMistakesAreToldInOneMessageAndTheProcessEndsAlsoInTurkish() {
        Map<String, String> mistakes = Map.of(
                EXIT,
                "always",
                "WARDEN_TOKEN_LIFE",
                "soon",
                "WARDEN_PROFIL",
                "production",
                "WARDEN_PROFILE",
                "production",
                "WARDEN_DB_PASSWORD_FILE",
                "/nowhere/at/all",
                "WARDEN_PASSWORD_MIN_LENGTH",
                "3",
                "WARDEN_PASSWORD_ITERATIONS",
                "1",
                "WARDEN_SEAL_KEY",
                "c2hvcnQ=",
                "JAVA_TOOL_OPTIONS",
                "-Duser.language=tr");
        try (ServerProcess server = ServerProcess.start(folder, mistakes)) {
            assertThat(server.exitStatus()).isEqualTo(1);
            assertThat(server.log())
                    .containsSubsequence(
                            "Warden cannot start with these settings:",
                            "- warden.db.password cannot be read",
                            "- warden.password.min-length must be",
                            "- warden.public-url must be",
                            "- warden.seal.key must be base64 of exactly 32 bytes",
                            "- warden.token.life must be a duration",
                            "- WARDEN_PROFIL is not a setting of Warden")
                    .contains("warden.public-url must be set")
                    .contains("warden.password.memory-kib must be at least 47104")
                    .contains("warden.db.url must name PostgreSQL")
                    .contains("warden.mail.host must be set")
                    .contains("warden.token.issuer must be set")
                    .doesNotContain("c2hvcnQ=");
        }
    }

    @Test
    void misspelledRoleThatNeedsASecondFactorIsTold() {
        Map<String, String> settings = Map.of(EXIT, "always", "WARDEN_SECOND_FACTOR_ROLES", "Administrators");
        try (ServerProcess server = ServerProcess.start(folder, settings)) {
            assertThat(server.exitStatus()).isEqualTo(1);
            assertThat(server.log())
                    .contains("warden.second-factor.roles names a role that does not exist")
                    .contains("Administrator, Moderator, User");
        }
    }
}
