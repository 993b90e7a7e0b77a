package org.warden.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warden.client.SmallWarden.ACCOUNT;
import static org.warden.client.SmallWarden.RENEWAL;
import static org.warden.client.SmallWarden.REVOCATION;
import static org.warden.client.SmallWarden.TOKEN;
import static org.warden.client.SmallWarden.tokens;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.client.SessionCheck.State;
import org.warden.client.WardenCalls.Device;
import org.warden.setting.MapConfig;

/** The check of Warden's sessions against a small Warden and a clock of its own. Tokens are valid for 15 minutes. */
class SessionCheckTest {
    private static final Device DEVICE = new Device("192.0.2.1", "Firefox");
    private static final Duration AGE = Duration.ofMinutes(1);
    private static final Duration HALF = Duration.ofSeconds(450);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final MemorySession session = new MemorySession();

    private SmallWarden warden;
    private SessionCheck check;

    @BeforeEach
    void start() throws IOException {
        warden = new SmallWarden();
        warden.answers(TOKEN, 200, tokens("s1", "r1", "User", "Clerk"));
        warden.answers(ACCOUNT, 200, "{}");
        warden.answers(RENEWAL, 200, tokens("s1", "r2", "User", "Clerk"));
        warden.answers(REVOCATION, 200, "{}");
        check = new SessionCheck(warden.calls(), AGE, now::get);
        keep(WardenSession.opened(
                warden.address(), warden.calls().logIn(JsonObject.EMPTY_JSON_OBJECT, DEVICE), now.get()));
    }

    @AfterEach
    void stop() {
        warden.close();
        threads.shutdownNow();
    }

    private void keep(WardenSession value) {
        session.http().setAttribute(WardenSession.NAME, value);
    }

    private WardenSession kept() {
        return WardenSession.in(session.http()).orElseThrow();
    }

    private State state() {
        return check.state(session.http(), DEVICE);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void youngAnswerCounts() {
        pass(AGE.minusNanos(1));
        assertThat(state()).isEqualTo(State.LIVE);
        assertThat(warden.of(ACCOUNT)).isEmpty();
    }

    @Test
    void oldAnswerIsAskedForAgain() {
        pass(AGE);
        assertThat(state()).isEqualTo(State.LIVE);
        assertThat(state()).isEqualTo(State.LIVE);
        assertThat(warden.of(ACCOUNT)).hasSize(1);
        assertThat(warden.of(ACCOUNT).get(0).header("Authorization")).isEqualTo("Bearer " + kept().accessToken());
        assertThat(warden.of(RENEWAL)).isEmpty();
    }

    @Test
    void endedSessionIsNotRevoked() {
        warden.refuses(ACCOUNT, 401, "invalid-token");
        warden.refuses(RENEWAL, 401, "invalid-token");
        pass(AGE);
        assertThat(state()).isEqualTo(State.ENDED);
        session.http().invalidate();
        assertThat(warden.of(REVOCATION)).isEmpty();
    }

    /** A clock may have stood still in between. */
    @Test
    void refreshTokenDecidesAboutARefusedToken() {
        warden.refuses(ACCOUNT, 401, "invalid-token");
        pass(AGE);
        assertThat(state()).isEqualTo(State.LIVE);
        assertThat(kept().refreshToken()).isEqualTo("r2");
    }

    @Test
    void tokensAreRenewedAtHalfTheirLife() {
        pass(HALF);
        assertThat(state()).isEqualTo(State.LIVE);
        assertThat(kept().refreshToken()).isEqualTo("r2");
        assertThat(warden.of(ACCOUNT)).isEmpty();
        assertThat(warden.of(REVOCATION)).isEmpty();
        assertThat(warden.of(RENEWAL).get(0).header("User-agent")).isEqualTo("Firefox");
        assertThat(warden.of(RENEWAL).get(0).header("X-forwarded-for")).isEqualTo("192.0.2.1");
        warden.answers(RENEWAL, 200, tokens("s1", "r3", "User", "Clerk"));
        pass(HALF);
        assertThat(state()).isEqualTo(State.LIVE);
        assertThat(warden.of(RENEWAL))
                .extracting(SmallWarden.Call::body)
                .last()
                .asString()
                .contains("r2");
    }

    @Test
    void requestsAtOnceShareOneRenewal() throws Exception {
        CountDownLatch open = warden.hold();
        pass(HALF);
        List<Future<State>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(threads.submit(this::state));
        }
        Awaitility.await().until(() -> warden.of(RENEWAL).size() == 1);
        Thread.sleep(200);
        open.countDown();
        for (Future<State> one : all) {
            assertThat(one.get()).isEqualTo(State.LIVE);
        }
        assertThat(warden.of(RENEWAL)).hasSize(1);
    }

    /** The server would go on with the role. */
    @Test
    void sessionThatLostARoleEnds() {
        warden.answers(RENEWAL, 200, tokens("s1", "r2", "User"));
        pass(HALF);
        assertThat(state()).isEqualTo(State.ENDED);
        session.http().invalidate();
        assertThat(warden.of(REVOCATION))
                .extracting(SmallWarden.Call::body)
                .singleElement()
                .asString()
                .contains("r2");
    }

    @Test
    void newRoleEndsNothing() {
        warden.answers(RENEWAL, 200, tokens("s1", "r2", "Administrator", "Clerk", "User"));
        pass(HALF);
        assertThat(state()).isEqualTo(State.LIVE);
        warden.answers(RENEWAL, 200, tokens("s1", "r3", "Clerk", "User"));
        pass(HALF);
        assertThat(state()).isEqualTo(State.LIVE);
    }

    /** A user who has used up a budget at Warden must not keep others from being checked. */
    @Test
    void refusedRenewalIsAboutOneSession() throws IOException {
        MemorySession other = new MemorySession();
        other.http()
                .setAttribute(
                        WardenSession.NAME,
                        WardenSession.opened(
                                warden.address(),
                                warden.calls().logIn(JsonObject.EMPTY_JSON_OBJECT, DEVICE),
                                now.get()));
        pass(HALF);
        warden.refuses(RENEWAL, 429, "too-many-requests");
        assertThat(state()).isEqualTo(State.LIVE);
        warden.refuses(RENEWAL, 401, "invalid-token");
        assertThat(check.state(other.http(), DEVICE)).isEqualTo(State.ENDED);
        assertThat(state()).isEqualTo(State.LIVE);
        pass(RETRY);
        assertThat(state()).isEqualTo(State.ENDED);
    }

    /** The user has logged in again meanwhile. */
    @ParameterizedTest
    @ValueSource(ints = {200, 401})
    void lateAnswerIsNotAboutANewerLogin(int status) throws Exception {
        if (status == 401) {
            warden.refuses(RENEWAL, 401, "invalid-token");
        }
        warden.answers(TOKEN, 200, tokens("s2", "r9", "User"));
        WardenSession newer = WardenSession.opened(
                warden.address(), warden.calls().logIn(JsonObject.EMPTY_JSON_OBJECT, DEVICE), now.get());
        pass(HALF);
        CountDownLatch open = warden.hold();
        Future<State> late = threads.submit(this::state);
        Awaitility.await().until(() -> warden.of(RENEWAL).size() == 1);
        keep(newer);
        open.countDown();
        assertThat(late.get()).isEqualTo(State.LIVE);
        assertThat(kept().refreshToken()).isEqualTo("r9");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 404, 429, 500, 503})
    void withoutWardenTheSessionLivesAsLongAsItsToken(int status) {
        warden.answers(ACCOUNT, status, "<html>");
        warden.answers(RENEWAL, status, "<html>");
        pass(AGE);
        assertThat(state()).isEqualTo(State.LIVE);
        pass(LIFE.minus(AGE).minusNanos(1));
        assertThat(state()).isEqualTo(State.LIVE);
        pass(Duration.ofNanos(1));
        assertThat(state()).isEqualTo(State.UNKNOWN);
        warden.answers(RENEWAL, 200, tokens("s1", "r2", "User", "Clerk"));
        pass(RETRY);
        assertThat(state()).isEqualTo(State.LIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "<html>", "{\"token\":1}", "{\"token\":\"a\",\"expiresIn\":900}"})
    void answerWithoutTokensIsAnOutage(String odd) {
        warden.answers(RENEWAL, 200, odd);
        pass(HALF);
        assertThat(state()).isEqualTo(State.LIVE);
        assertThat(kept().refreshToken()).isEqualTo("r1");
        pass(LIFE.minus(HALF));
        assertThat(state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void endlessAnswerIsAnOutage() {
        warden.answers(RENEWAL, 200, tokens("s1", "r2", "x".repeat(64 * 1024)));
        pass(LIFE);
        assertThat(state()).isEqualTo(State.UNKNOWN);
    }

    /** Not every request waits. */
    @Test
    void duringAnOutageWardenIsAskedSeldom() {
        warden.answers(ACCOUNT, 503, "");
        pass(AGE);
        assertThat(state()).isEqualTo(State.LIVE);
        pass(RETRY.minusNanos(1));
        assertThat(state()).isEqualTo(State.LIVE);
        assertThat(warden.of(ACCOUNT)).hasSize(1);
        pass(Duration.ofNanos(1));
        state();
        assertThat(warden.of(ACCOUNT)).hasSize(2);
    }

    @Test
    void endOfTheHttpSessionEndsWardens() {
        session.http().invalidate();
        assertThat(warden.of(REVOCATION))
                .extracting(SmallWarden.Call::body)
                .singleElement()
                .asString()
                .contains("r1");
        assertThat(state()).isEqualTo(State.ENDED);
    }

    @Test
    void anotherLoginEndsTheSessionBefore() throws IOException {
        warden.answers(TOKEN, 200, tokens("s2", "r9", "User"));
        keep(WardenSession.opened(
                warden.address(), warden.calls().logIn(JsonObject.EMPTY_JSON_OBJECT, DEVICE), now.get()));
        assertThat(warden.of(REVOCATION))
                .extracting(SmallWarden.Call::body)
                .singleElement()
                .asString()
                .contains("r1");
    }

    @Test
    void endOfTheHttpSessionDoesNotFailWithoutWarden() {
        warden.close();
        session.http().invalidate();
        assertThat(state()).isEqualTo(State.ENDED);
    }

    /** As a server does that moves sessions or keeps them during a restart. */
    @Test
    void storedSessionRenewsItsTokensFirst() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kept());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            keep((WardenSession) in.readObject());
        }
        assertThat(warden.of(REVOCATION)).isEmpty();
        assertThat(state()).isEqualTo(State.LIVE);
        assertThat(kept().refreshToken()).isEqualTo("r2");
        assertThat(kept().username()).isEqualTo("duke");
    }

    @Test
    void textOfASessionHasNoToken() {
        assertThat(kept()).hasToString("WardenSession[duke, ***]");
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT1S", "PT5M, PT5M", "PT6M, PT5M", ", PT1M"})
    void ageIsASecondToFiveMinutes(String chosen, Duration age) {
        check = SessionCheck.from(config(chosen), now::get);
        pass(age.minusNanos(1));
        state();
        assertThat(warden.of(ACCOUNT)).isEmpty();
        pass(Duration.ofNanos(1));
        state();
        assertThat(warden.of(ACCOUNT)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "PT0S", "-PT5M", "5m", "300", "P1M"})
    void ageMustBeADurationOfASecondOrMore(String wrong) {
        MapConfig config = config(wrong);
        assertThatThrownBy(() -> SessionCheck.from(config, now::get))
                .hasMessageStartingWith("session.max-age must be ")
                .hasMessageEndingWith(": " + wrong);
    }

    private MapConfig config(String age) {
        MapConfig config =
                new MapConfig().with("session.location", warden.address().toString());
        return age == null ? config : config.with("session.max-age", age);
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example.org, https://id.example.org/",
        "https://id.example.org/id, https://id.example.org/id/",
        "http://localhost:8080/, http://localhost:8080/"
    })
    void addressMayEndWithASlash(String set, String address) {
        assertThat(WardenCalls.from(new MapConfig().with("session.location", set))
                        .address())
                .hasToString(address);
    }

    @Test
    void addressIsAboveTheKeysUnlessItIsSet() {
        MapConfig config = new MapConfig()
                .with("mp.jwt.verify.publickey.location", "https://id.example.org/id/.well-known/jwks.json");
        assertThat(WardenCalls.from(config).address()).hasToString("https://id.example.org/id/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id.example.org", "/id", "ftp://id.example.org/", "file:///etc/"})
    void addressIsThatOfAServer(String wrong) {
        MapConfig config = new MapConfig().with("session.location", wrong);
        assertThatThrownBy(() -> WardenCalls.from(config)).hasMessageContaining("session.location");
    }
}
