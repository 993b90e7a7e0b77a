package org.warden.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerKind;
import org.warden.server.ServerKind.Launch;
import org.warden.server.ServerProcess;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** Callers that send user name and password with each request, if the operator allows it (RFC 7617). */
@Tag("process")
class BasicIT {
    private static final String ADMIN = "admin@example.org";
    private static final String CHALLENGE = "Basic realm=\"Warden\", charset=\"UTF-8\"";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Api api;
    private static String duke;

    @BeforeAll
    static void start() {
        Path war = folder.resolve("warden.war");
        ShrinkWrap.create(ZipImporter.class, "warden.war")
                .importFrom(new File(System.getProperty("warden.it.war")))
                .as(WebArchive.class)
                .addClass(OtherStore.class)
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        server = ServerProcess.start(
                ServerKind.underTest(),
                new Launch(folder, war, ServerProcess.freePort(), "/"),
                Map.of(
                        "WARDEN_BEARER_BASIC",
                        "true",
                        "WARDEN_DB_URL",
                        TestDatabase.h2(folder),
                        "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                        ADMIN,
                        "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                        Api.PASSWORD));
        api = server.ready();
        duke = Api.someone();
        assertThat(api.register(duke).status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** An operator's own store decides about a password, and not about the account. */
    @Test
    void otherStoreOpensNoAccountThatIsShutOrLocked() throws SQLException {
        String someone = Api.someone();
        assertThat(api.register(someone).status()).isEqualTo(201);
        String its = " where username = '" + someone + "'";
        requireOpen(200, someone);
        TestDatabase.change(folder, "update account set status = 'UNCONFIRMED'" + its);
        requireOpen(401, someone);
        TestDatabase.change(folder, "update account set status = 'ACTIVE'" + its);
        requireOpen(200, someone);
        TestDatabase.change(
                folder,
                "insert into guess_count (id, failures, last_failed, blocked_until) select id, 10, current_timestamp,"
                        + " dateadd(hour, 1, current_timestamp) from account" + its);
        requireOpen(401, someone);
    }

    private static void requireOpen(int status, String someone) {
        assertThat(get("api/secured", someone, OtherStore.PASSWORD).status()).isEqualTo(status);
        String credentials = Api.json("username", someone, "password", OtherStore.PASSWORD);
        assertThat(api.post("api/user/token", credentials).status()).isEqualTo(status);
    }

    @Test
    void userNameOrEmailAndPasswordAreEnough() {
        assertThat(get("api/user", duke, Api.PASSWORD).text("username")).isEqualTo(duke);
        assertThat(get("api/user", Api.email(duke), Api.PASSWORD).text("username"))
                .isEqualTo(duke);
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic ", "BASIC ", "Basic  "})
    void schemeIsWrittenInAnyLetterCase(String scheme) {
        assertThat(send("api/secured", scheme + base64(duke + ":" + Api.PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void rolesApply() {
        assertThat(post(duke).status()).isEqualTo(403);
        assertThat(post(ADMIN).status()).isEqualTo(200);
    }

    @Test
    void wrongPasswordAndUnknownAccountAreOneAnswer() {
        Answer wrong = get("api/secured", duke, "wrong").mustBe(401, "invalid-credentials");
        Answer unknown = get("api/secured", "nobody", "wrong").mustBe(401, "invalid-credentials");
        assertThat(masked(wrong)).isEqualTo(masked(unknown));
    }

    @Test
    void refusalInvitesToBoth() {
        assertThat(api.get("api/secured").mustBe(401, "token-required").header("WWW-Authenticate"))
                .isEqualTo("Bearer, " + CHALLENGE);
        assertThat(get("api/secured", duke, "wrong").header("WWW-Authenticate")).isEqualTo("Bearer, " + CHALLENGE);
        assertThat(api.as("bad").get("api/secured").header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"invalid_token\", " + CHALLENGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"====", "x", "eDp5=", "eDp5 eDp5", ","})
    void whatIsNoBase64IsRefused(String credentials) {
        send("api/secured", "Basic " + credentials).mustBe(401, "invalid-credentials");
    }

    /** Valid base64 that contains no credentials. */
    @ParameterizedTest
    @ValueSource(strings = {"nocolon", ":", ":password", "duke:", "duke\0:password", "\ud83d\ude00"})
    void whatHoldsNoCredentialsIsRefused(String pair) {
        send("api/secured", "Basic " + base64(pair)).mustBe(401, "invalid-credentials");
    }

    @Test
    void passwordThatNoAccountCanHaveIsRefused() {
        get("api/secured", duke, "a".repeat(129)).mustBe(401, "invalid-credentials");
        get("api/secured", duke, "a".repeat(4_000)).mustBe(401, "invalid-credentials");
    }

    /** Normalized like every password: a keyboard may send a letter and its accent as two characters. */
    @Test
    void passwordIsReadInUtf8InEitherForm() {
        String someone = Api.someone();
        assertThat(new Visitor(api, someone)
                        .register("caf\u00e9 battery 9 staple")
                        .status())
                .isEqualTo(201);
        assertThat(get("api/secured", someone, "caf\u00e9 battery 9 staple").status())
                .isEqualTo(200);
        assertThat(get("api/secured", someone, "cafe\u0301 battery 9 staple").status())
                .isEqualTo(200);
    }

    /** A browser sends a stored password with the requests of every page. The password is not even checked. */
    @Test
    void requestOfAnotherOriginsPageIsRefused() {
        for (String site : new String[] {"cross-site", "same-site"}) {
            api.send(api.request("api/keys/rotate")
                            .header("Authorization", "Basic " + base64(ADMIN + ":" + Api.PASSWORD))
                            .header("Sec-Fetch-Site", site)
                            .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                    .mustBe(403, "cross-site");
        }
    }

    @Test
    void noSessionIsMade() throws Exception {
        String before = TestDatabase.ask(folder, "select count(*) from session");
        assertThat(get("api/secured", duke, Api.PASSWORD).status()).isEqualTo(200);
        assertThat(TestDatabase.ask(folder, "select count(*) from session")).isEqualTo(before);
        assertThat(get("api/user/sessions", duke, Api.PASSWORD).body()).doesNotContain("\"current\":true");
    }

    @Test
    void callerWithoutASessionHasNoneToRevoke() {
        api.send(api.request("api/user/revoke-token")
                        .header("Authorization", "Basic " + base64(duke + ":" + Api.PASSWORD))
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                .mustBe(400, "invalid-input");
    }

    @Test
    void tokensWorkBesideIt() {
        String token = api.login(Api.email(duke), Api.PASSWORD);
        assertThat(api.as(token).get("api/secured").status()).isEqualTo(200);
    }

    /** The JDK's client, which answers the challenge as old clients do. */
    @Test
    void oldClientUnderstandsTheChallenge() throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) api.uri("api/secured").toURL().openConnection();
        connection.setAuthenticator(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(duke, Api.PASSWORD.toCharArray());
            }
        });
        assertThat(connection.getResponseCode()).isEqualTo(200);
    }

    private static Answer get(String path, String login, String password) {
        return send(path, "Basic " + base64(login + ":" + password));
    }

    private static Answer post(String login) {
        return api.send(api.request("api/secured")
                .header("Authorization", "Basic " + base64(login + ":" + Api.PASSWORD))
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
    }

    private static Answer send(String path, String authorization) {
        return api.send(api.request(path).header("Authorization", authorization).GET());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String masked(Answer answer) {
        return answer.body().replace(answer.header("X-Request-Id"), "");
    }
}
