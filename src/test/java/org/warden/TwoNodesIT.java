package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.warden.consumer.RotationUnderLoad;
import org.warden.login.SessionOnTwoNodes;
import org.warden.mail.MailOutage;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.TwoNodes;

/**
 * All tests of two nodes on one PostgreSQL. They share one pair of nodes, because each start takes seconds, and run in order:
 * the first sees the database right after the start, and the last two check what needs some time to happen.
 */
@Tag("process")
@TestMethodOrder(OrderAnnotation.class)
class TwoNodesIT {
    private static final Pattern PASSWORD = Pattern.compile("one-time password\\s+(\\S+)");

    @TempDir
    static Path folder;

    private static TwoNodes nodes;
    private static MailOutage outage;
    private static RotationUnderLoad rotation;
    private static SessionOnTwoNodes session;

    @BeforeAll
    static void start() throws IOException {
        int mailPort = ServerProcess.freePort();
        nodes = TwoNodes.start(folder, settings(mailPort));
        outage = new MailOutage(nodes, mailPort);
        rotation = new RotationUnderLoad(nodes, Files.createDirectory(folder.resolve("consumer")));
        session = new SessionOnTwoNodes(nodes, TwoNodesIT::administrator);
    }

    /**
     * The settings that the tests need together. With the keys of {@code RotationUnderLoad} this cannot be the profile
     * production, where a key is announced for ten minutes at least: {@code DatabaseOutageIT} runs in production. No
     * administrator is configured, so that a one-time password is shown.
     */
    private static Map<String, String> settings(int mailPort) {
        Map<String, String> settings = new HashMap<>(RotationUnderLoad.SETTINGS);
        settings.putAll(MailOutage.settings(mailPort));
        settings.put("WARDEN_TOKEN_PERMISSIONS", "product,order");
        return settings;
    }

    /** Logs in again: tokens of these nodes expire soon. */
    private static Api administrator() {
        Matcher shown = PASSWORD.matcher(String.join("", nodes.logs()));
        assertThat(shown.find()).isTrue();
        return nodes.one().as(nodes.one().login("admin@localhost", shown.group(1)));
    }

    @AfterAll
    static void stop() throws IOException {
        String logs = String.join("", nodes.logs());
        nodes.close();
        outage.close();
        assertThat(logs).doesNotContain("deadlock");
    }

    @Test
    @Order(1)
    void twoNodesThatStartAtOnceMakeOneKeyAndOneAdministratorAndTrustEachOther() throws Exception {
        // The first key signs at once; the next ones, which are due soon here, are announced first.
        assertThat(nodes.count("select count(*) from signing_key where active_from <= created"))
                .isEqualTo(1);
        assertThat(nodes.count("select count(*) from account")).isEqualTo(1);
        assertThat(nodes.count("select count(*) from role")).isEqualTo(3);
        assertThat(nodes.logs().stream().filter(log -> log.contains("one-time password")))
                .hasSize(1);

        String token = nodes.one().newcomer("duke");
        assertThat(nodes.other().as(token).get("api/user").text("username")).isEqualTo("duke");
    }

    /** Promise 3; ASVS 16.5.2. */
    @Test
    @Order(2)
    void noCallerWaitsForTheMailServer() throws Exception {
        outage.noCallerWaits();
    }

    /** Promise 16. */
    @Test
    @Order(3)
    void rotationsUnderLoadFailNoTokenThatLives() throws Exception {
        rotation.run();
    }

    /** Promise 4. */
    @Test
    @Order(4)
    void guessesOnBothNodesAreCountedTogether() throws Exception {
        session.countGuesses();
    }

    /** Promise 2, like the next three tests. */
    @Test
    @Order(5)
    void twentyCallersWithOneRefreshTokenContinueInOneChain() throws InterruptedException {
        session.useOneRefreshToken();
    }

    @Test
    @Order(6)
    void nothingOfASessionWorksAfterARenewalMetItsRevocation() throws InterruptedException {
        session.renewAndRevoke();
    }

    @Test
    @Order(7)
    void nothingOfASessionWorksAfterARenewalMetAPasswordChange() throws InterruptedException {
        session.renewAndChangePassword();
    }

    @Test
    @Order(8)
    void roleIsGoneFromASessionAfterARenewalMetItsRemoval() throws InterruptedException {
        session.renewAndRemoveRole();
    }

    /** Promises 5 and 21. */
    @Test
    @Order(9)
    void endOfASessionIsKnownAtOnceHereAndWithinSecondsThere() {
        session.end();
    }

    @Test
    @Order(10)
    void lossOfARoleIsKnownAtOnceHereAndWithinSecondsThere() {
        session.loseARole();
    }

    @Test
    @Order(11)
    void lossOfAPermissionOfARoleIsKnownAtOnceHereAndWithinSecondsThere() {
        session.loseAPermission();
    }

    @Test
    @Order(12)
    void declaredPermissionIsInTheTokensOfBothNodes() throws ParseException {
        session.declareAPermission();
    }

    /** Both nodes have counted since the start, a few seconds apart. */
    @Test
    @Order(13)
    void eachEventOfBothNodesIsCountedOnce() {
        String difference = "select (select sum(n) from audit_hour) - (select count(*) from audit_event)";
        await().atMost(Duration.ofSeconds(30)).until(() -> nodes.count(difference), count -> count == 0);
    }

    /** Promise 3, the other half: the mail server came back at the end of test 2. */
    @Test
    @Order(14)
    void eachMailArrivesOnceWhenTheMailServerIsBack() throws Exception {
        outage.eachMailArrivesOnce();
    }

    /** Promise 16, the other half: the tokens of test 3 have expired by now. */
    @Test
    @Order(15)
    void tokensOfOldKeysAreRefusedAndOfTheKeysNothingIsLeftButTheRow() throws Exception {
        rotation.requireGone();
    }
}
