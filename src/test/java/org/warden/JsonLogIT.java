package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Api;
import org.warden.server.ServerProcess;

/** The log of one start, a login, a refusal and a stop, on a server that is told to log JSON as the manual says. */
@Tag("process")
@Tag("smoke")
class JsonLogIT {
    private static final String SERVER = System.getProperty("warden.it.server");

    /** What the scripts that start Open Liberty and WildFly print among the lines of the server. */
    private static final Pattern SCRIPT =
            Pattern.compile("\tParameters: \\[.*|\\*\\*\\* JBossAS process .* received TERM signal .*");

    @TempDir
    static Path folder;

    private static String refused;
    private static List<String> lines;

    @BeforeAll
    static void run() throws IOException {
        Assumptions.assumeFalse(SERVER.equals("payara-server"), "The manual offers no JSON on Payara Server.");
        configure();
        ServerProcess server = ServerProcess.start(
                folder,
                Map.of(
                        "WLP_LOGGING_CONSOLE_FORMAT",
                        "json",
                        "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                        "admin@example.org",
                        "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                        Api.PASSWORD));
        try (server) {
            Api api = server.ready();
            refused = UUID.randomUUID().toString();
            api.as(api.newcomer("duke"))
                    .with("X-Request-Id", refused)
                    .post("api/secured", "")
                    .mustBe(403, "forbidden");
            api.post("api/user/forgot-password", Api.json("email", Api.email("duke")));
            await().until(() -> server.log().contains("Mail to duke@example.org"));
        }
        lines = betweenTheServersOwn(server.log()
                .lines()
                .filter(line -> !SCRIPT.matcher(line).matches())
                .toList());
    }

    /** Where the servers under test look for the configuration of one test. Open Liberty takes a variable instead. */
    private static void configure() throws IOException {
        Files.copy(Path.of("payara-config/logging-json.properties"), folder.resolve("logging.properties"));
        Files.copy(Path.of("src/main/wildfly/warden-json.yml"), folder.resolve("wildfly.yml"));
    }

    /** The servers log text before they have read their configuration, and after they have closed their log. */
    private static List<String> betweenTheServersOwn(List<String> all) {
        List<String> json = all.stream().filter(line -> line.startsWith("{")).toList();
        assertThat(json).as(String.join("\n", all)).isNotEmpty();
        return all.subList(all.indexOf(json.get(0)), all.lastIndexOf(json.get(json.size() - 1)) + 1);
    }

    @Test
    void everyLineIsAnObjectFromTheStartToTheStop() {
        assertThat(messages())
                .anyMatch(message -> message.startsWith("Warden is ready."))
                .anyMatch(message -> message.startsWith("Warden is stopping"));
    }

    @Test
    void aRefusalNamesItsRequest() {
        assertThat(messages()).contains("caller without the required role refused, request " + refused);
    }

    /** Without a mail server, mails are in the log. */
    @Test
    void aMessageOfSeveralLinesIsOneObject() {
        assertThat(messages()).anyMatch(message -> message.startsWith("Mail to duke@example.org\nSubject: "));
    }

    private static List<String> messages() {
        return lines.stream().map(JsonLogIT::message).toList();
    }

    private static String message(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            JsonObject entry = reader.readObject();
            return entry.getString(SERVER.equals("payara-micro") ? "LogMessage" : "message");
        }
    }
}
