package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Rush;
import org.warden.server.ServerProcess;
import org.warden.server.TestDatabase;

/** The administration of keys, on a server of its own: revoking the signing key logs out every user. */
@Tag("process")
class KeysIT {
    private static final String ADMIN = "admin@example.org";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Api api;

    private Api administrator;

    @BeforeAll
    static void start() {
        server = ServerProcess.start(
                folder,
                Map.of(
                        "WARDEN_DB_URL",
                        TestDatabase.h2(folder),
                        "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                        ADMIN,
                        "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                        Api.PASSWORD));
        api = server.ready();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** No key is announced when a test begins. */
    @BeforeEach
    void logIn() {
        administrator = api.as(api.login(ADMIN, Api.PASSWORD));
        keys("announced").forEach(this::revoke);
    }

    /** ASVS 8.2.1. */
    @Test
    void onlyAdministratorsRotate() {
        api.post("api/keys/rotate", "").mustBe(401, "token-required");
        api.as(api.newcomer(Api.someone())).post("api/keys/rotate", "").mustBe(403, "forbidden");
        assertThat(keys("announced")).isEmpty();
    }

    @Test
    void listShowsWhatIsPublicOnly() {
        List<JsonObject> listed =
                administrator.get("api/keys").json().getJsonArray("keys").getValuesAs(JsonObject.class);
        assertThat(listed)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.keySet())
                        .isSubsetOf("kid", "algorithm", "state", "created", "activeFrom", "removedFrom", "revoked"));
        assertThat(keys("active")).hasSize(1).isSubsetOf(published());
    }

    @Test
    void twentyRotationsAtOnceAnnounceOneKey() throws InterruptedException {
        List<Answer> answers = Rush.of(20, caller -> administrator.post("api/keys/rotate", ""));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.text("kid"))
                .containsOnly(keys("announced").iterator().next());
        assertThat(keys("announced")).hasSize(1);
    }

    @Test
    void announcedKeyIsPublishedBeforeItSigns() {
        Set<String> active = keys("active");
        String announced = administrator.post("api/keys/rotate", "").text("kid");
        assertThat(published()).contains(announced).containsAll(active);
        assertThat(keys("active")).isEqualTo(active);
    }

    @Test
    void revokedKeyIsPublishedNoMore() {
        String announced = administrator.post("api/keys/rotate", "").text("kid");
        Answer revoked = revoke(announced);
        assertThat(revoked.text("state")).isEqualTo("revoked");
        assertThat(published()).doesNotContain(announced);
    }

    /** ASVS 9.1.3: every token signed with the key is refused at once. */
    @Test
    void tokensOfARevokedKeyAreRefusedAtOnceAndTheNextLoginGoesOn() throws Exception {
        String someone = Api.someone();
        String token = api.newcomer(someone);
        assertThat(api.as(token).get("api/secured").status()).isEqualTo(200);

        String kid = keys("active").iterator().next();
        assertThat(revoke(kid).status()).isEqualTo(200);

        api.as(token).get("api/secured").mustBe(401, "invalid-token");
        String next = api.login(Api.email(someone), Api.PASSWORD);
        assertThat(api.as(next).get("api/secured").status()).isEqualTo(200);
        assertThat(TestDatabase.ask(folder, "select sealed from signing_key where kid = '" + kid + "'"))
                .isEmpty();
    }

    @Test
    void twentyRevocationsOfTheActiveKeyAtOnceMakeOneNew() throws InterruptedException {
        String kid = keys("active").iterator().next();
        int before = count();
        List<Answer> answers = Rush.of(20, caller -> revoke(kid));
        // The second caller has no valid token any more.
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 401).contains(200);
        administrator = api.as(api.login(ADMIN, Api.PASSWORD));
        assertThat(keys("active")).hasSize(1).doesNotContain(kid);
        assertThat(count()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "%27%20or%20%271%27=%271",
                "%C3%A9",
                "..%252f..",
                "a.b.c",
                "%F0%9F%98%80",
                "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void unknownKeyIsNotFound(String kid) {
        revoke(kid).mustBe(404, "key-not-found");
    }

    private Answer revoke(String kid) {
        return administrator.post("api/keys/" + kid + "/revoke", "");
    }

    private int count() {
        return administrator.get("api/keys").json().getJsonArray("keys").size();
    }

    private Set<String> keys(String state) {
        return administrator.get("api/keys").json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .filter(key -> key.getString("state").equals(state))
                .map(key -> key.getString("kid"))
                .collect(Collectors.toSet());
    }

    private static Set<String> published() {
        return api.get(".well-known/jwks.json").json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .map(key -> key.getString("kid"))
                .collect(Collectors.toSet());
    }
}
