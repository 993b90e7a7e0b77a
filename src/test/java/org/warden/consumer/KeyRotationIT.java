package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;

/** Promise 16: keys rotate under load, on two nodes, and nobody notices, a consumer that knows only our JWKS included. */
@Tag("process")
class KeyRotationIT {
    /** Ten where {@code warden.it.rounds} of the build is ten or more. */
    private static final int ROTATIONS = Math.min(10, Integer.getInteger("warden.it.rounds"));

    private static final Duration ROTATION = Duration.ofSeconds(8);
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(10);

    /** How many tokens are kept to be used again until they die. */
    private static final int KEPT = 100;

    @TempDir
    Path folder;

    private final List<String> failures = new ArrayList<>();
    private final Set<String> kids = new LinkedHashSet<>();
    private final Deque<String> tokens = new ArrayDeque<>();
    private int checks;

    @Test
    void rotationsUnderLoadFailNoTokenThatLives() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                ServerProcess one = ServerProcess.start(place("one"), settings(database));
                ServerProcess other = ServerProcess.start(place("other"), settings(database))) {
            List<Api> nodes = List.of(one.ready(), other.ready());
            try (ServerProcess consumer = MicroProfileConsumerIT.start(place("consumer"), nodes.get(0))) {
                Api orders = new Api(consumer.address().resolve("api/"));
                run(nodes, orders);
                requireGone(nodes, database);
            }
        }
    }

    private void run(List<Api> nodes, Api orders) throws Exception {
        String refreshToken = firstLogin(nodes.get(0));
        Instant end = Instant.now().plus(ROTATION.multipliedBy(ROTATIONS)).plusSeconds(4);
        for (int turn = 0; Instant.now().isBefore(end); turn++) {
            Answer renewed =
                    nodes.get(turn % 2).post("api/user/refresh-token", "{\"refreshToken\":\"" + refreshToken + "\"}");
            refreshToken = renewed.text("refreshToken");
            String token = renewed.text("token");
            kids.add(SignedJWT.parse(token).getHeader().getKeyID());
            tokens.add(token);
            check(nodes.get((turn + 1) % 2), "api/secured", token);
            check(orders, "orders", token);
            String older = oldest();
            check(nodes.get(turn % 2), "api/secured", older);
            check(orders, "orders", older);
            Thread.sleep(60);
        }
        System.out.printf("%d tokens of %d keys checked, %d failures%n", checks, kids.size(), failures.size());
        assertThat(failures).isEmpty();
        assertThat(kids).hasSizeGreaterThan(ROTATIONS);
    }

    private String firstLogin(Api node) {
        assertThat(node.register("duke").status()).isEqualTo(201);
        return node.post("api/user/token", Api.credentials(Api.email("duke"), Api.PASSWORD))
                .text("refreshToken");
    }

    /** One that has two seconds to live at least, so that it does not die on its way. */
    private String oldest() throws ParseException {
        while (tokens.size() > KEPT
                || expires(tokens.peek()).isBefore(Instant.now().plusSeconds(2))) {
            tokens.remove();
        }
        return tokens.peek();
    }

    private static Instant expires(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime().toInstant();
    }

    private void check(Api service, String path, String token) throws ParseException {
        checks++;
        Answer answer = service.as(token).get(path);
        if (answer.status() != 200) {
            failures.add(service.uri(path) + " " + answer.status() + " "
                    + SignedJWT.parse(token).getHeader().getKeyID());
        }
    }

    /** The old tokens are refused, and of the keys that signed them nothing is left but the row. */
    private void requireGone(List<Api> nodes, EmbeddedPostgres database) throws Exception {
        String last = tokens.peekLast();
        String lastKid = SignedJWT.parse(last).getHeader().getKeyID();
        Thread.sleep(TOKEN_LIFE.plus(ROTATION).plusSeconds(8).toMillis());
        for (Api node : nodes) {
            node.as(last).get("api/secured").mustBe(401, "invalid-token");
            String published = node.get(".well-known/jwks.json").body();
            assertThat(published).doesNotContain(lastKid);
        }
        assertThat(ask(database, "select count(*) from signing_key where sealed = ''"))
                .isGreaterThanOrEqualTo(ROTATIONS);
        assertThat(ask(database, "select count(*) from signing_key where sealed <> ''"))
                .isBetween(1, 5);
    }

    private Path place(String name) throws Exception {
        return Files.createDirectory(folder.resolve(name));
    }

    private static int ask(EmbeddedPostgres database, String sql) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Map<String, String> settings(EmbeddedPostgres database) {
        return Map.of(
                "WARDEN_DB_URL", "jdbc:postgresql://localhost:" + database.getPort() + "/postgres",
                "WARDEN_DB_USER", "postgres",
                "WARDEN_DB_PASSWORD", "postgres",
                "WARDEN_SEAL_KEY", "dGVzdHMgb25seTogMzIgYnl0ZXMsIG5vIHNlY3JldC4=",
                "WARDEN_KEY_ROTATION", ROTATION.toString(),
                "WARDEN_KEY_ANNOUNCE", "PT6S",
                "WARDEN_TOKEN_LIFE", TOKEN_LIFE.toString());
    }
}
