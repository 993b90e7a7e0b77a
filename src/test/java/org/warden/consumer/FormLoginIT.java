package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.example.desk.Desk;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.PathProxy;
import org.warden.server.Rush;
import org.warden.server.ServerKind;
import org.warden.server.ServerKind.Launch;
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** The starter with a form and HTTP sessions, on a second server of the same kind, beside a Warden with short-lived tokens. */
@Tag("process")
@Tag("smoke")
class FormLoginIT {
    private static final Path STARTER = Path.of("src/starter/session/src/main");
    private static final String LOGIN = "j_security_check";
    private static final String FORM = "name=\"j_password\"";
    private static final String WRONG = "is wrong";

    /** Of an access token: half of it is the time between renewals. */
    private static final Duration LIFE = Duration.ofSeconds(8);

    private static final Duration SOON = Duration.ofSeconds(4);

    @TempDir
    static Path folder;

    private static ServerProcess warden;
    private static ServerProcess desk;
    private static PathProxy proxy;
    private static Api api;

    private final Browser browser = new Browser(desk.address());
    private final Visitor duke = Visitor.registered(api);

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "WARDEN_TOKEN_LIFE",
                LIFE.toString(),
                // A second use of a refresh token is noticed.
                "WARDEN_SESSION_REFRESH_GRACE",
                "PT0S",
                "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                TestRun.ADMIN_EMAIL,
                "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                TestRun.ADMIN_PASSWORD));
        warden = ServerProcess.start(Files.createDirectory(folder.resolve("warden")), settings);
        proxy = new PathProxy("/id/");
        proxy.to(warden.address());
        desk = startDesk(Files.createDirectory(folder.resolve("desk")));
        api = warden.ready();
        desk.ready("index.html");
    }

    private static ServerProcess startDesk(Path folder) throws IOException {
        Files.copy(STARTER.resolve("liberty/config/server.xml"), folder.resolve("server.xml"));
        Files.copy(STARTER.resolve("wildfly/desk.yml"), folder.resolve("wildfly.yml"));
        Path war = folder.resolve("desk.war");
        String configuration = "session.location=" + proxy.address() + "\nsession.max-age=PT1S\n";
        ShrinkWrap.create(WebArchive.class)
                .addPackage(Desk.class.getPackage())
                .addAsLibrary(new File(System.getProperty("warden.it.client")))
                .setWebXML(STARTER.resolve("webapp/WEB-INF/web.xml").toFile())
                .addAsWebResource(STARTER.resolve("webapp/index.html").toFile())
                .addAsResource(new StringAsset(configuration), "META-INF/microprofile-config.properties")
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        return ServerProcess.start(
                ServerKind.underTest(),
                new Launch(folder, war, ServerProcess.freePort(), "/desk"),
                Map.of("KEYSTORE_PASSWORD", "tests only"));
    }

    @AfterAll
    static void stop() {
        try (ServerProcess first = warden;
                ServerProcess second = desk;
                PathProxy third = proxy) {
            assertThat(List.of(first, second, third)).doesNotContainNull();
        }
    }

    @AfterEach
    void mend() {
        proxy.mend();
    }

    private Answer logIn(String name, String password) {
        requireForm(browser.open("desk"));
        return browser.submit(LOGIN, "j_username", name, "j_password", password);
    }

    private void enter() {
        requireDesk(logIn(duke.username, Api.PASSWORD));
    }

    private void requireDesk(Answer page) {
        assertThat(page.status()).as(page::toString).isEqualTo(200);
        assertThat(page.body()).contains("Welcome, <b>" + duke.username + "</b> (" + duke.email + ").");
    }

    private static void requireForm(Answer page) {
        assertThat(page.status()).as(page::toString).isEqualTo(200);
        assertThat(page.body()).contains(FORM);
    }

    private void awaitForm() {
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> requireForm(browser.open("desk")));
    }

    /** The number of live sessions of this account, besides the one that asks. */
    private int sessions() {
        List<JsonObject> sessions = duke.newSession()
                .get("api/user/sessions")
                .json()
                .getJsonArray("sessions")
                .getValuesAs(JsonObject.class);
        return (int) sessions.stream().filter(one -> !one.getBoolean("current")).count();
    }

    @Test
    void wrongPasswordStaysAtTheForm() {
        Answer page = logIn(duke.username, "wrong");
        requireForm(page);
        assertThat(page.body()).contains(WRONG);
        requireForm(browser.open("desk"));
        requireDesk(browser.submit(LOGIN, "j_username", duke.username, "j_password", Api.PASSWORD));
    }

    @Test
    void nameOrAddressEnters() {
        requireDesk(logIn(duke.username, Api.PASSWORD));
        browser.post("logout");
        requireDesk(logIn(duke.email, Api.PASSWORD));
    }

    @Test
    void logoutEndsTheSessionAtWarden() {
        enter();
        assertThat(sessions()).isEqualTo(1);
        assertThat(browser.get("logout").status()).isEqualTo(405);
        requireDesk(browser.open("desk"));
        browser.submit("logout");
        requireForm(browser.open("desk"));
        assertThat(duke.newSession().delete("api/user/sessions").status()).isEqualTo(204);
    }

    @Test
    void sessionThatTheOwnerEndsIsLoggedOut() {
        enter();
        assertThat(duke.newSession().delete("api/user/sessions").status()).isEqualTo(204);
        awaitForm();
    }

    @Test
    void requestsAtTheSameTimeRenewOnce() throws InterruptedException {
        enter();
        long before = proxy.calls("POST", "api/user/refresh-token");
        Thread.sleep(LIFE.toMillis() / 2 + 200);
        Rush.of(20, number -> browser.get("desk")).forEach(this::requireDesk);
        assertThat(proxy.calls("POST", "api/user/refresh-token")).isEqualTo(before + 1);
        Thread.sleep(LIFE.toMillis() / 2 + 200);
        requireDesk(browser.open("desk"));
    }
}
