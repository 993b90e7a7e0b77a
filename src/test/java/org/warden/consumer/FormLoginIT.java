package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final String WRONG_PASSWORD = "wrong battery 9 staple";
    private static final String WRONG = "is wrong";
    private static final String CODE_WANTED = "a fresh code";
    private static final String ADMINISTRATORS = "For administrators only";
    private static final String SESSION = "JSESSIONID";

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
                .addClass(BriefServlet.class)
                .addAsLibrary(new File(System.getProperty("warden.it.client")))
                .setWebXML(STARTER.resolve("webapp/WEB-INF/web.xml").toFile())
                .addAsWebResource(STARTER.resolve("webapp/index.html").toFile())
                .addAsWebInfResource(
                        STARTER.resolve("webapp/WEB-INF/glassfish-web.xml").toFile())
                .addAsWebInfResource(
                        STARTER.resolve("webapp/WEB-INF/undertow-handlers.conf").toFile())
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

    /** Asks for the page, and sends the form that comes instead. */
    private Answer submit(String name, String password, String... more) {
        requireForm(browser.open("desk"));
        List<String> fields = new ArrayList<>(List.of("j_username", name, "j_password", password));
        fields.addAll(List.of(more));
        return browser.submit(LOGIN, fields.toArray(String[]::new));
    }

    private void enter() {
        requireDesk(submit(duke.username, Api.PASSWORD));
    }

    private void requireDesk(Answer page) {
        assertThat(page.status()).as(page::toString).isEqualTo(200);
        assertThat(page.body()).contains("Welcome, <b>" + duke.username + "</b> (" + duke.email + ").");
    }

    private static void requireForm(Answer page) {
        assertThat(page.status()).as(page::toString).isEqualTo(200);
        assertThat(page.body()).contains(FORM);
    }

    private static void requireRefusal(Answer page, String message) {
        requireForm(page);
        assertThat(page.body()).contains(message);
    }

    private void awaitForm(Duration patience) {
        Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> requireForm(browser.open("brief")));
    }

    /** The live sessions of the account at Warden, without those of this test's own calls. */
    private List<String> sessions() {
        return duke
                .newSession()
                .get("api/user/sessions")
                .json()
                .getJsonArray("sessions")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(session -> session.getString("userAgent"))
                .filter(Browser.AGENT::equals)
                .toList();
    }

    private static long renewals() {
        return proxy.calls("POST", "api/user/refresh-token");
    }

    private static void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    @Test
    void wrongPasswordStaysAtTheForm() {
        requireRefusal(submit(duke.username, WRONG_PASSWORD), WRONG);
        requireForm(browser.open("desk"));
        assertThat(sessions()).isEmpty();
        enter();
    }

    /** As from a bookmark. */
    @Test
    void formOpenedByItsAddressLeadsToTheDesk() {
        requireForm(browser.open("login"));
        requireDesk(browser.submit(LOGIN, "j_username", duke.username, "j_password", Api.PASSWORD));
    }

    @Test
    void nameOrAddressEnters() {
        enter();
        browser.submit("logout");
        requireDesk(submit(duke.email, Api.PASSWORD));
    }

    /** An attacker may have made the browser use it. */
    @Test
    void idOfTheHttpSessionChangesAtTheLogin() {
        requireRefusal(submit(duke.username, WRONG_PASSWORD), WRONG);
        Map<String, String> before = browser.cookies();
        assertThat(before).isNotEmpty();
        requireDesk(browser.submit(LOGIN, "j_username", duke.username, "j_password", Api.PASSWORD));
        assertThat(browser.cookies().get(SESSION)).isNotEqualTo(before.get(SESSION));
        Browser attacker = new Browser(desk.address());
        before.forEach(attacker::use);
        requireForm(attacker.open("desk"));
        requireDesk(browser.open("desk"));
    }

    @Test
    void cookieIsForThisSiteOnly() {
        submit(duke.username, WRONG_PASSWORD);
        String cookie = browser.set(SESSION);
        assertThat(cookie).containsIgnoringCase("; HttpOnly").containsIgnoringCase("; Secure");
        assertThat(cookie).containsIgnoringCase("; SameSite=Lax");
    }

    @Test
    void administratorSeesMore() {
        enter();
        assertThat(browser.open("desk").body()).doesNotContain(ADMINISTRATORS);
        browser.submit("logout");
        api.asAdministrator().giveRole(duke.email, "Administrator");
        enter();
        assertThat(browser.open("desk").body()).contains(ADMINISTRATORS);
    }

    @Test
    void secondFactorIsAskedFor() {
        duke.enter();
        duke.setUpSecondFactor(0);
        requireRefusal(submit(duke.username, Api.PASSWORD), CODE_WANTED);
        requireRefusal(submit(duke.username, Api.PASSWORD, "j_code", "000000"), CODE_WANTED);
        requireDesk(submit(duke.username, Api.PASSWORD, "j_code", duke.code(1)));
        browser.submit("logout");
        requireDesk(submit(
                duke.username, Api.PASSWORD, "j_code", duke.recoveryCodes().get(0)));
    }

    @Test
    void logoutEndsTheSessionAtWarden() {
        enter();
        assertThat(sessions()).hasSize(1);
        assertThat(browser.get("logout").status()).isEqualTo(405);
        requireDesk(browser.open("desk"));
        Map<String, String> before = browser.cookies();
        browser.submit("logout");
        assertThat(sessions()).isEmpty();
        before.forEach(browser::use);
        requireForm(browser.open("desk"));
    }

    @Test
    void endOfTheHttpSessionEndsTheSessionAtWarden() throws InterruptedException {
        enter();
        browser.submit("brief");
        sleep(Duration.ofSeconds(2));
        if (System.getProperty("warden.it.server").equals("liberty")) {
            // It would open the page without an HTTP session.
            assertThat(browser.cookies()).containsKey("LtpaToken2");
        }
        requireForm(browser.open("desk"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(sessions()).isEmpty());
    }

    @Test
    void sessionThatTheOwnerEndsIsLoggedOut() {
        enter();
        Map<String, String> before = browser.cookies();
        assertThat(duke.newSession().delete("api/user/sessions").status()).isEqualTo(204);
        awaitForm(SOON);
        before.forEach(browser::use);
        requireForm(browser.open("desk"));
        enter();
    }

    /** A page that calls an API hears of it there. */
    @Test
    void callThatIsRefusedLogsOut() {
        enter();
        assertThat(duke.newSession().delete("api/user/sessions").status()).isEqualTo(204);
        requireForm(browser.open("desk"));
    }

    @Test
    void newPasswordLogsOut() {
        enter();
        duke.enter();
        assertThat(duke.changePassword(Api.PASSWORD, "another battery 9 staple").status())
                .isEqualTo(200);
        awaitForm(SOON);
        requireRefusal(submit(duke.username, Api.PASSWORD), WRONG);
    }

    @Test
    void lostRoleLogsOut() {
        api.asAdministrator().giveRole(duke.email, "Administrator");
        enter();
        assertThat(browser.open("desk").body()).contains(ADMINISTRATORS);
        api.asAdministrator().takeRole(duke.email, "Administrator");
        awaitForm(LIFE.dividedBy(2).plus(SOON));
        enter();
        assertThat(browser.open("desk").body()).doesNotContain(ADMINISTRATORS);
    }

    @Test
    void requestsAtTheSameTimeRenewOnce() throws InterruptedException {
        enter();
        for (int round = 1; round <= TestRun.REPETITIONS; round++) {
            long before = renewals();
            sleep(LIFE.dividedBy(2).plusMillis(200));
            Rush.of(20, number -> browser.get("desk")).forEach(this::requireDesk);
            assertThat(renewals()).isEqualTo(before + 1);
        }
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void withoutWardenUsersStayAsLongAsTheirToken() throws InterruptedException {
        enter();
        proxy.cut();
        sleep(Duration.ofSeconds(2));
        assertThat(browser.get("brief").body()).isEqualTo(duke.username);
        sleep(LIFE);
        Answer refused = browser.get("brief");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        proxy.mend();
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> requireDesk(browser.open("desk")));
    }

    @Test
    void withoutWardenNoUserEnters() {
        proxy.cut();
        requireRefusal(submit(duke.username, Api.PASSWORD), "does not work at the moment");
        proxy.mend();
        enter();
    }

    @Test
    void logHasNoSecretAndNoStackTrace() {
        requireRefusal(submit(duke.username, WRONG_PASSWORD), WRONG);
        proxy.cut();
        requireRefusal(submit(duke.username, Api.PASSWORD), "does not work at the moment");
        proxy.mend();
        enter();
        browser.submit("logout");
        assertThat(desk.log())
                .contains("A login failed without an answer of Warden: ")
                .doesNotContain(Api.PASSWORD)
                .doesNotContain(WRONG_PASSWORD)
                .doesNotContain("eyJ")
                .doesNotContainPattern("(?i)refreshToken|j_password")
                .doesNotContainPattern("at (org\\.warden|org\\.example)");
    }
}
