package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.warden.server.OnServer;
import org.warden.server.ServerContainer;
import org.warden.server.TestRun;

/** What the server under test logged about itself when it started, and what it learned of its mail server after that. */
@Tag("smoke")
class StartReportIT extends OnServer {
    private static final String MAIL = "Mail: the server localhost:";

    @Test
    void startTellsWhatItFound() {
        assertThat(ServerContainer.log())
                .containsSubsequence(
                        "Warden 0.",
                        ", Java ",
                        "Database: " + (TestRun.isPostgresql() ? "PostgreSQL " : "H2 "),
                        " at jdbc:",
                        "Clock: ",
                        " the clock of the database",
                        "Signing key: 0 days old, to be replaced at ",
                        "Trial: warden.profile=production would refuse ",
                        "warden.password.memory-kib",
                        "Warden is ready. Public address: http://");
    }

    @Test
    void startTellsWithoutWaitingWhetherTheMailServerCanBeReached() {
        await().until(() -> ServerContainer.log().contains(MAIL));
        assertThat(ServerContainer.log().lines().filter(line -> line.contains(MAIL)))
                .singleElement()
                .asString()
                .endsWith(" can be reached.");
    }
}
