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
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.TwoNodes;
import org.warden.server.Visitor;

/** Promise 16: keys rotate under load, on two nodes, and nobody notices, a consumer that knows only our JWKS included. */
public final class RotationUnderLoad {
    private static final Duration ROTATION = Duration.ofSeconds(6);

    /** Each node reads the keys once a second, and need not be on time on a busy machine. */
    private static final Duration ANNOUNCE = Duration.ofSeconds(5);

    /**
     * So long that no other test of these nodes takes a token that died by itself for one that was refused, and so short that
     * the end of a token can be waited for.
     */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);

    /** How much longer than its tokens a key is published: the nodes' clocks may differ so much. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    /** The settings of nodes whose keys rotate so fast. The algorithm is what a consumer without a setting for it expects. */
    public static final Map<String, String> SETTINGS = Map.of(
            "WARDEN_TOKEN_ALGORITHM", "RS256",
            "WARDEN_KEY_ROTATION", ROTATION.toString(),
            "WARDEN_KEY_ANNOUNCE", ANNOUNCE.toString(),
            "WARDEN_TOKEN_LIFE", TOKEN_LIFE.toString());

    /** How many tokens of the last key are used, besides its first. */
    private static final int MORE = 20;

    private final List<String> failures = new ArrayList<>();
    private final Set<String> kids = new LinkedHashSet<>();

    /** Those that live, the oldest first. */
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

    /** Every token is accepted by the other node and by the consumer, and so is a token from before, as long as it lives. */
    public void run() throws Exception {
        try (ServerProcess consumer = MicroProfileConsumerIT.start(folder, nodes.one())) {
            run(new Api(consumer.address().resolve("api/")));
        }
    }

    private void run(Api orders) throws InterruptedException, ParseException {
        refreshToken = Visitor.registered(nodes.one()).logIn().text("refreshToken");
        // Each of the two nodes looks once a second whether it is time.
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
     * In turn the oldest and one of any age, so that those of every key are used again until they die. Each has two seconds to
     * live at least, so that it does not die on its way.
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

    /** The old tokens are refused, and of the keys that signed them nothing is left but the row. */
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
        // The one that signs, the next, those whose tokens may live, and one that is just being erased.
        long retired = TOKEN_LIFE.plus(SKEW).dividedBy(ROTATION) + 1;
        assertThat(nodes.count("select count(*) from signing_key where sealed <> ''"))
                .isBetween(1, (int) retired + 3);
    }
}
