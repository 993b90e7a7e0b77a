package org.warden.secured;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.warden.door.Door;
import org.warden.door.Doors;
import org.warden.server.Node;
import org.warden.server.OnServer;
import org.warden.server.TestRun;

/** The Postman collection that newcomers import, run by Postman's own runner. */
public class PostmanCollectionIT extends OnServer {
    private static final String NEWMAN = "newman@6.2.2";
    private static final Path COLLECTION = Path.of("src/postman/warden.postman_collection.json");

    private final Path log = TestRun.folder().resolve("newman.log");

    @Test
    void everyRequestOfTheCollectionIsAnsweredAsItExpects() throws IOException {
        Node.mustBeThere();
        Files.createDirectories(log.getParent());
        List<String> arguments = List.of(
                "--yes",
                NEWMAN,
                "run",
                COLLECTION.toString(),
                "--color=off",
                "--env-var=baseUrl=" + api.uri("").toString().replaceFirst("/$", ""),
                "--env-var=adminEmail=" + TestRun.ADMIN_EMAIL,
                "--env-var=adminPassword=" + TestRun.ADMIN_PASSWORD);
        Node.run(Path.of("."), log, "npx", arguments);
    }

    /** The doors that no request of the collection calls. */
    public static List<String> missing(Doors doors) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(COLLECTION))) {
            List<String> called = reader.readObject().getJsonArray("item").getValuesAs(JsonObject.class).stream()
                    .map(item -> doors.at(call(item.getJsonObject("request"))))
                    .flatMap(Optional::stream)
                    .map(Door::call)
                    .toList();
            return Doors.difference(doors.all(), called);
        }
    }

    private static String call(JsonObject request) {
        String url = request.getJsonObject("url").getString("raw");
        return request.getString("method") + " "
                + url.replace("{{baseUrl}}", "").replaceAll("\\{\\{\\w+}}", "x");
    }
}
