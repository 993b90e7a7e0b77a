package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.TestRun;
import org.warden.server.TwoNodes;
import org.warden.server.Visitor;

/** Promise 16: keys rotate under load on two nodes without a failed request, even at a consumer that knows only the JWKS. */
public final class RotationUnderLoad {
    private static final Duration ROTATION = Duration.ofSeconds(8);

    /** Each node reads the keys once a second, the consumer once in three seconds, and both later on a busy machine. */
    private static final Duration ANNOUNCE = Duration.ofSeconds(7);

    /**
     * Long enough that no token expires during another test on these nodes, and short enough to wait for the end of a token.
     */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);

    /** A key is published this much longer than its tokens are valid, because the nodes' clocks may differ. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    /** The settings of nodes whose keys rotate so fast. The algorithm is what a consumer without a setting for it expects. */
    public static final Map<String, String> SETTINGS = Map.of(
            "WARDEN_TOKEN_ALGORITHM", "RS256",
            "WARDEN_KEY_ROTATION", ROTATION.toString(),
            "WARDEN_KEY_ANNOUNCE", ANNOUNCE.toString(),
            "WARDEN_TOKEN_LIFE", TOKEN_LIFE.toString());

    /** The number of tokens of the last key in use, besides its first. */
    private static final int MORE = 20;

    private final List<String> failures = new ArrayList<>();
    private final Set<String> kids = new LinkedHashSet<>();

    /** The valid ones, oldest first. */
    private final List<String> tokens = new ArrayList<>();

    private final TwoNodes nodes;
    private final Path folder;
    private int checks;
    private String refreshToken;
    private String last;

    /** @param folder of the consumer */
    public RotationUnderLoad(TwoNodes nodes, Path folder) {
        this.nodes = nodes;
        this.folder = folder;
    }

    /** The other node and the consumer accept every token, new or older, until it expires. */
    public void run() throws Exception {
        try (RunningConsumer consumer = MicroProfileConsumer.withoutJar(folder, nodes.one())) {
            run(consumer.api());
        }
    }

    private void run(Api orders) throws InterruptedException, ParseException {
        refreshToken = Visitor.registered(nodes.one()).logIn().text("refreshToken");
        // Each of the two nodes checks once a second whether a rotation is due.
        Instant latest = Instant.now().plus(ROTATION.plusSeconds(3).multipliedBy(TestRun.REPETITIONS));
        int turn = 0;
        while (kids.size() <= TestRun.REPETITIONS && Instant.now().isBefore(latest)) {
            use(orders, turn++);
        }
        for (int more = 0; more < MORE; more++) {
            use(orders, turn++);
        }
        System.out.printf("%d tokens of %d keys checked, %d failures%n", checks, kids.size(), failures.size());
        assertThat(failures).isEmpty();
        assertThat(kids).hasSizeGreaterThan(TestRun.REPETITIONS);
    }

    private void use(Api orders, int turn) throws InterruptedException, ParseException {
        Answer renewed = nodes.node(turn).renew(refreshToken);
        refreshToken = renewed.text("refreshToken");
        last = renewed.text("token");
        kids.add(kid(last));
        tokens.add(last);
        check(nodes.node(turn + 1), "api/secured", last);
        check(orders, "orders", last);
        String earlier = earlier(turn);
        check(nodes.node(turn), "api/secured", earlier);
        check(orders, "orders", earlier);
        Thread.sleep(60);
    }

    /**
     * Alternates between the oldest token and one of any age, so that tokens of every key are used until they expire. Each is
     * valid for at least two more seconds, so that it does not expire on its way.
     */
    private String earlier(int turn) throws ParseException {
        while (expires(tokens.get(0)).isBefore(Instant.now().plusSeconds(2))) {
            tokens.remove(0);
        }
        return tokens.get(turn % 2 == 0 ? 0 : turn * 7 % tokens.size());
    }

    private static Instant expires(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime().toInstant();
    }

    private static String kid(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private void check(Api service, String path, String token) throws ParseException {
        checks++;
        Answer answer = service.as(token).get(path);
        if (answer.status() != 200) {
            failures.add(service.uri(path) + " " + answer.status() + " " + kid(token));
        }
    }

    /** The old tokens are refused, and only the rows of their keys are left. */
    public void requireGone() throws Exception {
        Instant gone = expires(last).plus(ROTATION).plus(SKEW).plusSeconds(3);
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), gone).toMillis()));
        for (Api node : nodes.both()) {
            node.as(last).get("api/secured").mustBe(401, "invalid-token");
            String published = node.get(".well-known/jwks.json").body();
            assertThat(published).doesNotContain(kid(last));
        }
        assertThat(nodes.count("select count(*) from signing_key where sealed = ''"))
                .isGreaterThanOrEqualTo(TestRun.REPETITIONS);
        // The signing key, the next key, keys whose tokens may still be valid, and one that is being erased.
        long retired = TOKEN_LIFE.plus(SKEW).dividedBy(ROTATION) + 1;
        assertThat(nodes.count("select count(*) from signing_key where sealed <> ''"))
                .isBetween(1, (int) retired + 3);
    }
}
