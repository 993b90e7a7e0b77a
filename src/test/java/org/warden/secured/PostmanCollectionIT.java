package org.warden.secured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.server.Node;
import org.warden.server.OnServer;
import org.warden.server.TestRun;

/** The Postman collection that newcomers import, run by Postman's own runner. */
class PostmanCollectionIT extends OnServer {
    private static final String NEWMAN = "newman@6.2.2";

    private final Path log = TestRun.folder().resolve("newman.log");

    @Test
    void everyRequestOfTheCollectionIsAnsweredAsItExpects() throws IOException {
        Node.mustBeThere();
        Files.createDirectories(log.getParent());
        List<String> arguments = List.of(
                "--yes",
                NEWMAN,
                "run",
                "src/postman/warden.postman_collection.json",
                "--color=off",
                "--env-var=baseUrl=" + api.uri("").toString().replaceFirst("/$", ""),
                "--env-var=adminEmail=" + TestRun.ADMIN_EMAIL,
                "--env-var=adminPassword=" + TestRun.ADMIN_PASSWORD);
        Node.run(Path.of("."), log, "npx", arguments);
    }
}
