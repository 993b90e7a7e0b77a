package org.warden.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Rush;
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.TwoNodes;
import org.warden.server.Wire;

/** The starter's endpoint, table and permissions inside Warden's WAR, on a separate server. */
@Tag("process")
@Tag("smoke")
class InsideIT {
    private static final String EARLIER = "application=shop\nproduct.create=Add products\nproduct.sell=Sell products\n";
    private static final String PRODUCTS = "shop/products";
    private static final String EVENTS = "shop/events";

    @TempDir
    static Path folder;

    private static EmbeddedPostgres database;
    private static ServerProcess server;
    private static Api api;
    private static Api administrator;
    private static Api seller;

    /** An earlier version runs first, which declares another permission. */
    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = settings();
        runEarlierVersion(settings);
        server = ShopWar.serve(folder, ShopWar.in(folder.resolve("now")), settings);
        api = server.ready();
        administrator = api.asAdministrator();
        done(
                201,
                administrator.post(
                        "api/roles",
                        Json.createObjectBuilder()
                                .add("name", "seller")
                                .add(
                                        "permissions",
                                        Json.createArrayBuilder(List.of("product:create", "product:update")))
                                .build()
                                .toString()));
        seller = sellerCalled("sam");
    }

    /** On PostgreSQL two nodes start at the same moment: one migrates and declares. */
    private static void runEarlierVersion(Map<String, String> settings) throws IOException {
        Path war = ShopWar.in(folder.resolve("earlier"), new StringAsset(EARLIER));
        try (ServerProcess one = ShopWar.serve(folder, war, settings)) {
            if (TestRun.isPostgresql()) {
                try (ServerProcess other =
                        ShopWar.serve(Files.createDirectory(folder.resolve("other")), war, settings)) {
                    other.ready();
                }
            }
            one.ready();
        }
    }

    private static Map<String, String> settings() throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "WARDEN_SECURED_ENABLED",
                "false",
                "WARDEN_THROTTLE_ENABLED",
                "false",
                "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                TestRun.ADMIN_EMAIL,
                "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                TestRun.ADMIN_PASSWORD));
        if (TestRun.isPostgresql()) {
            database = EmbeddedPostgres.start();
            settings.putAll(TwoNodes.settings(database));
        }
        return settings;
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        if (database != null) {
            database.close();
        }
    }

    /** Registers an account with the role seller and logs in. */
    private static Api sellerCalled(String name) {
        api.newcomer(name);
        done(200, administrator.giveRole(Api.email(name), "seller"));
        return api.as(api.login(Api.email(name), Api.PASSWORD));
    }

    private static void done(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private static String product(String name) {
        return product(name, 1250).toString();
    }

    private static JsonObject product(String name, long cents) {
        return Json.createObjectBuilder().add("name", name).add("cents", cents).build();
    }

    @Test
    void tokenIsNeeded() {
        api.get(PRODUCTS).mustBe(401, "token-required");
        done(200, api.as(api.newcomer("reader")).get(PRODUCTS));
    }

    @Test
    void permissionIsNeeded() {
        Answer refused = api.as(api.newcomer("visitor")).post(PRODUCTS, product("kettle"));
        assertThat(refused.mustBe(403, "forbidden").body()).contains("\"required\":[\"product:create\"]");
        done(201, seller.post(PRODUCTS, product("kettle")));
    }

    /** ASVS 8.2.1. */
    @Test
    void doorWithoutAnAnnotationIsClosed() {
        administrator.get("trials/forgotten").mustBe(403, "forbidden");
    }

    @Test
    void callerIsInjected() {
        assertThat(seller.get("trials/caller").text("message"))
                .isEqualTo(seller.get("api/user").text("id"));
    }

    /** ASVS 16.5.1. */
    @Test
    void failureIsAProblemWithoutDetails() {
        assertThat(api.get("trials/broken").mustBe(500, "internal-error").body())
                .doesNotContain("secret detail", "IllegalState", "org.warden");
        await().untilAsserted(() -> assertThat(server.log()).contains("secret detail"));
    }

    @Test
    void pageHasItsOwnPolicyAndNoOther() {
        Answer page = api.get("trials/page");
        assertThat(page.body()).isEqualTo(ShopWar.PAGE);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).isEqualTo(TrialResource.POLICY);
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void exampleOfTheGuidesCanBeTurnedOff() {
        Wire wire = new Wire(api.uri(""));
        for (String path : List.of("/api/secured", "/api/secured/", "/api/secured;a=b", "/api/%73ecured")) {
            wire.send("GET", path).mustBe(404, "not-found");
        }
    }

    @Test
    void eventStreamTakesATicketOnce() {
        Api stream = api.with("Accept", "text/event-stream");
        String path = "trials/events?ticket=" + ticket();
        Answer events = stream.get(path);
        assertThat(events.status()).as(events.body()).isEqualTo(200);
        assertThat(events.body().replace(" ", "").strip())
                .isEqualTo("data:" + seller.get("api/user").text("id") + "\n\ndata:later");
        stream.get(path).mustBe(401, "invalid-token");
    }

    /** A connection that the audience knows. */
    private static Events listening(Api caller) throws InterruptedException {
        Events events = new Events(api, EVENTS + "?ticket=" + ticket(caller));
        assertThat(events.status()).isEqualTo(200);
        assertThat(events.next("connected")).isTrue();
        return events;
    }

    @Test
    void eventStreamSendsNewAndChangedProducts() throws InterruptedException {
        try (Events events = listening(sellerCalled(Api.someone()))) {
            assertThat(events.header("Cache-Control")).isEqualTo("no-store");
            String name = Api.someone();
            String id = seller.post(PRODUCTS, product(name)).text("id");
            assertThat(events.next(name)).isTrue();
            done(200, seller.put(PRODUCTS + "/" + id, product("new " + name)));
            assertThat(events.next("new " + name)).isTrue();
        }
    }

    @Test
    void eventStreamNeedsACaller() {
        api.get(EVENTS).mustBe(401, "token-required");
        api.with("Accept", "text/event-stream").get(EVENTS).mustBe(401, "token-required");
    }

    @Test
    void ofTwentyUsesOfATicketOneOpensAnEventStream() throws InterruptedException {
        String path = EVENTS + "?ticket=" + ticket(sellerCalled(Api.someone()));
        List<Events> streams = Rush.of(20, number -> new Events(api, path));
        assertThat(streams).extracting(Events::status).containsOnlyOnce(200).containsOnly(200, 401);
        streams.forEach(Events::close);
    }

    @Test
    void eventStreamOfAnEndedSessionSendsNothingMore() throws InterruptedException {
        Api caller = sellerCalled(Api.someone());
        try (Events events = listening(caller)) {
            done(200, caller.post("api/user/revoke-token", ""));
            String late = Api.someone();
            done(201, seller.post(PRODUCTS, product(late)));
            assertThat(events.rest()).doesNotContain(late).endsWith(Received.CLOSED);
        }
    }

    /** So does that of a caller whose token has expired. */
    @Test
    void quietEventStreamOfAnEndedSessionEndsByItself() throws InterruptedException {
        Api caller = sellerCalled(Api.someone());
        try (Events events = listening(caller)) {
            done(200, caller.post("api/user/revoke-token", ""));
            assertThat(events.rest()).endsWith(Received.CLOSED);
        }
    }

    @Test
    void callerHasAtMostTenEventStreams() throws InterruptedException, IOException {
        Api caller = sellerCalled(Api.someone());
        List<Events> streams = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            streams.add(listening(caller));
        }
        Events refused = new Events(api, EVENTS + "?ticket=" + ticket(caller));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("too-many-connections");
        String name = Api.someone();
        done(201, seller.post(PRODUCTS, product(name)));
        assertThat(streams.get(9).next(name)).isTrue();
        streams.forEach(Events::close);
        // The server notices the end of a stream at its next attempt to send.
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> listening(caller).close());
    }

    /** On Payara, dropped WebSockets did. */
    @Test
    void droppedEventStreamsDisturbNoOtherRequest() throws IOException {
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 10; i++) {
                try (Socket socket =
                        new Socket(api.uri("").getHost(), api.uri("").getPort())) {
                    String request = "GET /trials/events?ticket=" + ticket() + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "Accept: text/event-stream\r\n\r\n";
                    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                    socket.setSoLinger(true, 0);
                    assertThat((char) socket.getInputStream().read()).isEqualTo('H');
                }
            }
            for (int i = 0; i < 10; i++) {
                done(201, seller.post(PRODUCTS, product(Api.someone())));
            }
        }
    }

    /** It stands for a token only where a browser cannot send one. */
    @Test
    void otherRequestsTakeNoTicket() {
        String ticket = ticket();
        api.get(PRODUCTS + "?ticket=" + ticket).mustBe(401, "token-required");
        api.with("Accept", "text/event-stream, application/json")
                .get("api/user?ticket=" + ticket)
                .mustBe(401, "token-required");
        done(200, api.post("api/user/use-ticket", Api.json("ticket", ticket)));
    }

    private static String ticket() {
        return ticket(seller);
    }

    private static String ticket(Api caller) {
        return caller.post("api/user/ticket", "").text("ticket");
    }

    @Test
    void webSocketsAreOffAndUseUpNoTicket() {
        String ticket = ticket();
        new Wire(api.uri(""))
                .send(
                        "GET",
                        "/shop/feed?ticket=" + ticket,
                        "Upgrade: websocket",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Version: 13")
                .mustBe(400, "bad-request");
        done(200, api.post("api/user/use-ticket", Api.json("ticket", ticket)));
    }

    @Test
    void bodyIsReadAsStrictlyAsWardens() {
        assertThat(fields(product("", -1).toString())).containsExactly("cents", "name");
        assertThat(fields(Api.json("name", "cup", "cents", "12", "colour", "red")))
                .containsExactly("cents", "colour");
    }

    private static List<String> fields(String body) {
        return seller.post(PRODUCTS, body).mustBe(400, "invalid-input").fields();
    }

    @Test
    void ownRefusalIsAProblem() {
        Answer refused = administrator.delete(PRODUCTS + "/00000000-0000-0000-0000-000000000001");
        done(404, refused);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.code()).isEqualTo("product-not-found");
        assertThat(refused.text("type")).isEqualTo("urn:warden:problem:own:product-not-found");
    }

    @Test
    void oneOfTwentyGetsTheName() throws InterruptedException {
        List<Answer> answers = Rush.of(20, number -> seller.post(PRODUCTS, product("the one")));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(answers)
                .filteredOn(one -> one.status() == 409)
                .allMatch(one -> one.code().equals("product-name-taken"));
    }

    @Test
    void refusalUndoesTheProductAndItsEvent() {
        done(409, seller.post("trials/half", ""));
        assertThat(seller.get(PRODUCTS).body()).doesNotContain(TrialAct.HALF);
        assertThat(administrator.get("api/audit?action=" + TrialAct.HALF).body())
                .contains("\"events\":[]");
    }

    @Test
    void changeIsOnRecord() {
        String id = seller.post(PRODUCTS, product("jug")).text("id");
        done(200, seller.put(PRODUCTS + "/" + id, product("blue jug")));
        assertThat(administrator.get("api/audit?action=shop:product-changed").body())
                .contains(id);
    }

    @Test
    void permissionsOfTheLatestVersionAreDeclared() {
        assertThat(administrator.get("api/permissions").body())
                .contains("product:update", "Change products", "Create products")
                .doesNotContain("product:sell");
        assertThat(administrator
                        .get("api/audit?action=PERMISSIONS_DECLARED")
                        .json()
                        .getJsonArray("events"))
                .hasSize(2);
    }

    @Test
    void removalOfAnAccountIsObservedInItsTransaction() {
        Api leaver = sellerCalled("leaver");
        done(204, leaver.delete("api/user", Api.json("password", Api.PASSWORD)));
        assertThat(administrator.get("api/audit?action=" + TrialObserver.SEEN).body())
                .contains("\"subject\":\"leaver\"");
    }

    @Test
    void observerPreventsTheRemoval() {
        Api kept = sellerCalled(TrialObserver.KEPT);
        Answer refused = kept.delete("api/user", Api.json("password", Api.PASSWORD));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("still-needed");
        done(200, kept.get("api/user"));
    }

    @Test
    void productsAreInTheExportOfTheirOwnerAndGoWithTheAccount() {
        Api owner = sellerCalled("owner");
        done(201, owner.post(PRODUCTS, product("old lamp")));
        assertThat(owner.get("api/user/export")
                        .json()
                        .getJsonObject("applications")
                        .getJsonArray("shop"))
                .hasSize(1);
        done(204, owner.delete("api/user", Api.json("password", Api.PASSWORD)));
        assertThat(seller.get(PRODUCTS).body()).doesNotContain("old lamp");
    }
}
