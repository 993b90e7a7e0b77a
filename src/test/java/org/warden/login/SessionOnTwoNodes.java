package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.warden.lockout.GuessRace;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.TestRun;
import org.warden.server.TwoNodes;
import org.warden.server.Visitor;

/** One session on two nodes (promises 2, 4, 5 and 21). */
public final class SessionOnTwoNodes {
    private static final Duration HERE = Duration.ofSeconds(1);
    private static final Duration THERE = Duration.ofSeconds(5);

    private final TwoNodes nodes;
    private final Api here;
    private final Api there;
    private final Supplier<Api> administrator;
    private final Races races;

    /** @param administrator the API as an administrator calls it for the next seconds */
    public SessionOnTwoNodes(TwoNodes nodes, Supplier<Api> administrator) {
        this.nodes = nodes;
        this.here = nodes.one();
        this.there = nodes.other();
        this.administrator = administrator;
        this.races = new Races(administrator, here, there);
    }

    public void countGuesses() throws InterruptedException, SQLException {
        GuessRace race = new GuessRace(nodes.both());
        for (int round = 0; round < Math.max(2, TestRun.ROUNDS * 2 / 5); round++) {
            String victim = race.run();
            assertThat(nodes.count(GuessRace.evaluated(victim))).isBetween(3, GuessRace.THRESHOLD);
        }
    }

    public void useOneRefreshToken() throws InterruptedException {
        races.sameRefreshToken(TestRun.ROUNDS);
    }

    public void renewAndRevoke() throws InterruptedException {
        races.refreshAgainstRevoke(TestRun.ROUNDS);
    }

    public void renewAndChangePassword() throws InterruptedException {
        races.refreshAgainstPasswordChange(TestRun.ROUNDS);
    }

    public void renewAndRemoveRole() throws InterruptedException {
        races.refreshAgainstRoleRemoval(TestRun.ROUNDS);
    }

    /** The node that ends a session refuses it at once, the other node soon. */
    public void end() {
        Visitor visitor = Visitor.registered(here);
        measured("end of a session", 401, () -> {
            Answer login = visitor.logIn();
            assertKnown(login.text("token"));
            assertThat(here.revoke(login.text("refreshToken")).status()).isEqualTo(200);
            return login.text("token");
        });
    }

    /** The same for a removed role. */
    public void loseARole() {
        Visitor visitor = Visitor.registered(here);
        measured("loss of a role", 403, () -> {
            Api first = administrator.get();
            assertThat(first.giveRole(visitor.email, "Administrator").status()).isEqualTo(200);
            String token = visitor.logIn().text("token");
            // The other node may still apply the removal before this, and learns of the addition as late.
            Awaitility.await().atMost(THERE).until(() -> status(there, token) == 200);
            assertThat(first.takeRole(visitor.email, "Administrator").status()).isEqualTo(200);
            return token;
        });
    }

    /** The same for a permission that is taken out of a role: no row of an account changes. */
    public void loseAPermission() {
        Visitor visitor = Visitor.registered(here);
        Api first = administrator.get();
        String role = Api.someone();
        assertThat(first.post("api/roles", Api.json("name", role)).status()).isEqualTo(201);
        assertThat(first.giveRole(visitor.email, role).status()).isEqualTo(200);
        measured("loss of a permission", 403, SessionOnTwoNodes::keys, () -> {
            change(role, "warden:key:read");
            String token = visitor.logIn().text("token");
            Awaitility.await().atMost(THERE).until(() -> keys(there, token) == 200);
            change(role);
            return token;
        });
    }

    /** A declared permission is in the next token of either node. */
    public void declareAPermission() throws ParseException {
        Visitor visitor = Visitor.registered(here);
        Api first = administrator.get();
        assertThat(first.giveRole(visitor.email, "Administrator").status()).isEqualTo(200);
        assertThat(groups(visitor)).doesNotContain("product:update");
        JsonObjectBuilder permission =
                Json.createObjectBuilder().add("name", "product:update").add("description", "Change products");
        JsonObjectBuilder declared = Json.createObjectBuilder()
                .add("permissions", Json.createArrayBuilder().add(permission));
        assertThat(first.put("api/permissions/shop", declared.build().toString())
                        .status())
                .isEqualTo(200);
        assertThat(groups(visitor)).contains("Administrator", "product:update");
        Awaitility.await()
                .atMost(THERE)
                .untilAsserted(() -> assertThat(groups(visitor.by(there))).contains("Administrator", "product:update"));
    }

    private static List<String> groups(Visitor visitor) throws ParseException {
        return SignedJWT.parse(visitor.logIn().text("token")).getJWTClaimsSet().getStringListClaim("groups");
    }

    private void change(String role, String... permissions) {
        JsonObjectBuilder edit =
                Json.createObjectBuilder().add("permissions", Json.createArrayBuilder(List.of(permissions)));
        assertThat(administrator
                        .get()
                        .with("If-Match", "*")
                        .patch("api/roles/" + role, edit.build().toString())
                        .status())
                .isEqualTo(200);
    }

    private void measured(String what, int expected, Supplier<String> deed) {
        measured(what, expected, SessionOnTwoNodes::status, deed);
    }

    private void measured(String what, int expected, BiFunction<Api, String, Integer> status, Supplier<String> deed) {
        List<Long> onOne = new ArrayList<>();
        List<Long> onOther = new ArrayList<>();
        for (int time = 0; time < TestRun.REPETITIONS; time++) {
            String token = deed.get();
            long done = System.nanoTime();
            onOne.add(until(() -> status.apply(here, token) == expected, done));
            onOther.add(until(() -> status.apply(there, token) == expected, done));
        }
        System.out.printf(
                "%s is known after (ms, of %d): same node at most %d, other node median %d, at most %d%n",
                what, TestRun.REPETITIONS, Collections.max(onOne), median(onOther), Collections.max(onOther));
        assertThat(Collections.max(onOne)).isLessThan(HERE.toMillis());
        assertThat(Collections.max(onOther)).isLessThan(THERE.toMillis());
    }

    private static long until(Callable<Boolean> known, long since) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(known);
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private void assertKnown(String token) {
        assertThat(there.as(token).get("api/secured").status()).isEqualTo(200);
    }

    /** The status of a door for which a permission is enough. */
    private static int keys(Api node, String token) {
        return node.as(token).get("api/keys").status();
    }

    /** The status of an administrators' door: 401 without a session, 403 without the role. */
    private static int status(Api node, String token) {
        return node.as(token).post("api/secured", "").status();
    }
}
