package org.warden.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The run of this test process: its folder, its database and the settings of the server that its classes share. The build
 * starts two such processes at a time; they share nothing.
 */
public final class TestRun {
    public static final String ADMIN_EMAIL = "admin@example.org";
    public static final String ADMIN_PASSWORD = "integration tests only 1";

    /** How often a race runs, as set by the build: 4 times in the normal build. */
    public static final int ROUNDS = Integer.getInteger("warden.it.rounds", 4);

    /** How often a test that takes seconds is repeated: 3 times in the normal build, 10 times with 50 rounds. */
    public static final int REPETITIONS = Math.max(2, Math.min(10, ROUNDS * 3 / 4));

    /** Base64 of 32 bytes, for servers on PostgreSQL. */
    public static final String SEAL_KEY = "dGVzdHMgb25seTogMzIgYnl0ZXMsIG5vIHNlY3JldC4=";

    /** Reads the metrics of the shared server. */
    public static final String METRICS_TOKEN = "for.integration.tests.only-0123456789";

    /** The cheapest Argon2id that the settings allow: most tests do not test the hash, which would take most of their time. */
    static final Map<String, String> CHEAP_HASH =
            Map.of("WARDEN_PASSWORD_MEMORY_KIB", "7168", "WARDEN_PASSWORD_ITERATIONS", "1");

    private TestRun() {}

    /** Whether integration tests run here, and not unit tests. */
    static boolean isOnServer() {
        return System.getProperty("warden.it.database") != null;
    }

    /** Whether the shared server stores its data in PostgreSQL. */
    public static boolean isPostgresql() {
        return "postgresql".equals(System.getProperty("warden.it.database"));
    }

    /** Data, log and working directory of the shared server. */
    public static Path folder() {
        return Path.of(System.getProperty("warden.it.folder")).toAbsolutePath();
    }

    /** Which of the test processes this is, from 1 on. */
    static int fork() {
        return Integer.getInteger("warden.it.fork", 1);
    }

    /** The settings of the shared server. */
    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(CHEAP_HASH);
        settings.putAll(TestDatabase.settings());
        settings.putAll(TestMail.settings());
        // The default, as consumers of tokens know it.
        settings.put("WARDEN_TOKEN_ALGORITHM", "RS256");
        // All tests log in as the one administrator.
        settings.put("WARDEN_SESSION_MOST", "10000");
        settings.put("WARDEN_METRICS_TOKEN", METRICS_TOKEN);
        settings.put("WARDEN_BOOTSTRAP_ADMIN_EMAIL", ADMIN_EMAIL);
        settings.put("WARDEN_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        return settings;
    }
}
