package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.ServerProcess;

/** What a started server opens to the network. */
@Tag("process")
@Tag("smoke")
@EnabledOnOs(LINUX)
class PortsIT {
    @TempDir
    Path folder;

    @Test
    void onlyThePortOfWardenListens() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            server.ready();
            assertThat(server.openPorts())
                    .containsExactly("tcp " + server.address().getPort());
        }
    }
}
