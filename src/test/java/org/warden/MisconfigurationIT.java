package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.ServerProcess;

/** A server that cannot serve ends at once and says why. */
@Tag("process")
class MisconfigurationIT {
    private static final String KEY = "dGVzdHMgb25seTogMzIgYnl0ZXMsIG5vIHNlY3JldC4=";

    private static final String EXIT = "WARDEN_EXIT_ON_FAILURE";

    @TempDir
    Path folder;

    @Test
    void allMistakesAreToldInOneMessageAndTheProcessEnds() {
        Map<String, String> mistakes = Map.of(
                EXIT,
                "always",
                "WARDEN_TOKEN_LIFE",
                "soon",
                "WARDEN_PROFIL",
                "production",
                "WARDEN_DB_PASSWORD_FILE",
                "/nowhere/at/all",
                "WARDEN_PASSWORD_MIN_LENGTH",
                "3",
                "WARDEN_PUBLIC_URL",
                "javascript:alert(1)",
                "WARDEN_SEAL_KEY",
                "c2hvcnQ=");
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
                    .doesNotContain("c2hvcnQ=");
        }
    }

    @Test
    void productionRefusesWhatIsForTryingOut() {
        try (ServerProcess server =
                ServerProcess.start(folder, Map.of(EXIT, "always", "WARDEN_PROFILE", "production"))) {
            assertThat(server.exitStatus()).isEqualTo(1);
            assertThat(server.log())
                    .contains("warden.db.url must name PostgreSQL")
                    .contains("warden.mail.host must be set")
                    .contains("warden.seal.key is required")
                    .contains("warden.token.issuer must be set");
        }
    }

    @Test
    void anotherSealingKeyIsToldAndNothingIsOverwritten() {
        try (ServerProcess first = ServerProcess.start(folder, Map.of())) {
            first.ready();
        }
        try (ServerProcess second = ServerProcess.start(folder, Map.of(EXIT, "always", "WARDEN_SEAL_KEY", KEY))) {
            assertThat(second.exitStatus()).isEqualTo(1);
            assertThat(second.log()).contains("does not open with this key").doesNotContain("\tat org.warden");
        }
        try (ServerProcess third = ServerProcess.start(folder, Map.of())) {
            assertThat(third.ready().get(".well-known/jwks.json").status()).isEqualTo(200);
        }
    }
}
