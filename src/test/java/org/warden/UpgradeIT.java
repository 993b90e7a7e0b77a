package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerKind;
import org.warden.server.ServerKind.Launch;
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.TwoNodes;
import org.warden.server.Visitor;

/**
 * A rolling update from the previous version on one PostgreSQL, and the way back. The facts are steps of one story: a node of
 * the previous version fills the database, a node of this version joins it, the old one ends, and the old version starts again.
 * Needs the WAR of the previous version: {@code .ci/upgrade}.
 */
@Tag("process")
@EnabledIfSystemProperty(named = "warden.it.previous", matches = ".+")
@TestMethodOrder(OrderAnnotation.class)
class UpgradeIT {
    private static final Path PRESENT = Path.of(System.getProperty("warden.it.war"));

    @TempDir
    static Path folder;

    private static EmbeddedPostgres database;
    private static ServerProcess oldNode;
    private static ServerProcess newNode;
    private static Api old;
    private static Api present;

    private static Visitor withTwoFactors;
    private static Visitor moderator;
    private static String token;
    private static String refreshToken;

    @BeforeAll
    static void fillTheDatabase() throws IOException {
        database = EmbeddedPostgres.start();
        oldNode = start(Path.of(System.getProperty("warden.it.previous")), "old");
        old = oldNode.ready();
        withTwoFactors = Visitor.loggedIn(old);
        withTwoFactors.setUpSecondFactor(0);
        moderator = Visitor.registered(old);
        Api administrator = old.asAdministrator();
        mustBeGood(administrator.giveRole(moderator.email, "Moderator"));
        mustBeGood(administrator.post("api/groups", Api.json("name", "Night shift")));
        mustBeGood(administrator.post("api/keys/rotate", ""));
        Answer login = moderator.logIn();
        token = login.text("token");
        refreshToken = login.text("refreshToken");
        old.post("api/user/token", Api.credentials(moderator.email, "a wrong password"))
                .mustBe(401, "invalid-credentials");
    }

    @AfterAll
    static void stop() throws IOException {
        if (newNode != null) {
            newNode.close();
        }
        if (oldNode != null) {
            oldNode.close();
        }
        database.close();
    }

    /** The new node migrates the schema meanwhile. */
    @Test
    @Order(1)
    void oldNodeAnswersEveryRequestWhileTheNewOneJoins() throws InterruptedException {
        Queue<Answer> failed = new ConcurrentLinkedQueue<>();
        Thread caller = new Thread(() -> callUntilInterrupted(failed));
        caller.start();
        newNode = start(PRESENT, "new");
        present = newNode.ready();
        caller.interrupt();
        caller.join();
        assertThat(failed).isEmpty();
    }

    private static void callUntilInterrupted(Queue<Answer> failed) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                for (Answer answer : List.of(old.as(token).get("api/user"), moderator.logIn())) {
                    if (answer.status() != 200) {
                        failed.add(answer);
                    }
                }
            } catch (IllegalStateException ended) {
                return;
            }
        }
    }

    @Test
    @Order(2)
    void bothAcceptEachOthersTokens() {
        assertThat(present.as(token).get("api/user").text("username")).isEqualTo(moderator.username);
        String issuedByNew = moderator.by(present).logIn().text("token");
        assertThat(old.as(issuedByNew).get("api/user").text("username")).isEqualTo(moderator.username);
    }

    @Test
    @Order(3)
    void bothSeeTheRolesInEachOthersTokens() {
        String administrator = old.login(TestRun.ADMIN_EMAIL, TestRun.ADMIN_PASSWORD);
        assertThat(present.as(administrator).post("api/secured", "").status()).isEqualTo(200);
        administrator = present.login(TestRun.ADMIN_EMAIL, TestRun.ADMIN_PASSWORD);
        assertThat(old.as(administrator).post("api/secured", "").status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void sessionThatEndsOnOneEndsOnTheOther() throws InterruptedException {
        String ended = moderator.logIn().text("token");
        assertThat(present.as(ended).get("api/user").status()).isEqualTo(200);
        mustBeGood(old.revoke(ended));
        requireEnded(present, ended);
        String other = moderator.by(present).logIn().text("token");
        mustBeGood(present.revoke(other));
        requireEnded(old, other);
    }

    private static void requireEnded(Api node, String ended) {
        Awaitility.await().untilAsserted(() -> node.as(ended).get("api/user").mustBe(401, "invalid-token"));
    }

    @Test
    @Order(5)
    void newNodeRenewsTheOldSession() {
        oldNode.close();
        oldNode = null;
        Answer renewed = present.renew(refreshToken);
        assertThat(renewed.status()).as(renewed::toString).isEqualTo(200);
        refreshToken = renewed.text("refreshToken");
        assertThat(present.as(renewed.text("token")).get("api/user").text("username"))
                .isEqualTo(moderator.username);
    }

    @Test
    @Order(6)
    void secondFactorIsWhole() {
        Visitor visitor = withTwoFactors.by(present);
        visitor.logIn(Api.PASSWORD).mustBe(401, "second-factor-required");
        Answer login = visitor.logIn(
                Api.PASSWORD, "recoveryCode", withTwoFactors.recoveryCodes().get(0));
        assertThat(login.status()).as(login::toString).isEqualTo(200);
    }

    @Test
    @Order(7)
    void rolesAndGroupsAreWhole() {
        Api administrator = present.asAdministrator();
        assertThat(administrator.get("api/groups").body()).contains("Night shift");
        assertThat(administrator.get("api/users?role=Moderator").body()).contains(moderator.username);
    }

    @Test
    @Order(8)
    void recordIsWholeAndNamesTheActsOfBoth() {
        Api administrator = present.asAdministrator();
        JsonObject verified = administrator.get("api/audit/verify").json();
        assertThat(verified.getBoolean("intact")).as(verified::toString).isTrue();
        assertThat(verified.getInt("checked")).isGreaterThan(10);
        assertThat(administrator.get("api/audit?action=SECOND_FACTOR_ACTIVATED").body())
                .contains("SECOND_FACTOR_ACTIVATED");
    }

    /** A migration only adds what the previous version does not know. */
    @Test
    @Order(9)
    void oldVersionStartsAgainOnTheNewSchema() {
        Visitor late = Visitor.registered(present);
        newNode.close();
        newNode = null;
        oldNode = start(Path.of(System.getProperty("warden.it.previous")), "back");
        old = oldNode.ready();
        assertThat(late.by(old).logIn().status()).isEqualTo(200);
        assertThat(old.renew(refreshToken).status()).isEqualTo(200);
        JsonObject verified = old.asAdministrator().get("api/audit/verify").json();
        assertThat(verified.getBoolean("intact")).as(verified::toString).isTrue();
    }

    private static ServerProcess start(Path war, String name) {
        try {
            Map<String, String> settings = new HashMap<>(TwoNodes.settings(database));
            // One person logs in all the time.
            settings.put("WARDEN_SESSION_MOST", "10000");
            settings.put("WARDEN_BOOTSTRAP_ADMIN_EMAIL", TestRun.ADMIN_EMAIL);
            settings.put("WARDEN_BOOTSTRAP_ADMIN_PASSWORD", TestRun.ADMIN_PASSWORD);
            Path own = Files.createDirectory(folder.resolve(name));
            return ServerProcess.start(
                    ServerKind.underTest(), new Launch(own, war, ServerProcess.freePort(), "/"), settings);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void mustBeGood(Answer answer) {
        assertThat(answer.status()).as(answer::toString).isBetween(200, 299);
    }
}
