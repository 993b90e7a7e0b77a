package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.key.StolenKey;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;

/** The facts about every service that accepts Warden's tokens, whatever its technology. */
abstract class ConsumerFacts extends OnServer {
    private static final String ORDERS = "orders";

    /** During an outage: with a copy that is older than its age, a request waits for the first attempt, of two seconds. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(4);

    /** Of the consumer. */
    @TempDir
    static Path folder;

    private static Relay relay;
    private static RunningConsumer consumer;

    private final String duke = Api.someone();
    private String token;
    private Forgery forgery;
    private RSAKey stolen;
    private String role;

    /** Starts the consumer, which reads the public documents of this Warden. */
    abstract RunningConsumer start(Api warden) throws IOException;

    @BeforeEach
    void start() throws IOException {
        if (relay == null) {
            relay = new Relay(api);
        }
        if (consumer == null) {
            consumer = start(relay.api());
        }
    }

    @AfterAll
    static void stop() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
        if (relay != null) {
            relay.close();
            relay = null;
        }
    }

    @BeforeEach
    void logIn() throws ParseException, SQLException {
        token = api.newcomer(duke);
        forgery = new Forgery(token);
        stolen = StolenKey.take();
    }

    @Test
    void userIsKnownByNameAndAccount() {
        Answer answer = read(token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("name")).isEqualTo(duke);
        assertThat(answer.text("account"))
                .isEqualTo(api.as(token).get("api/user").text("id"));
    }

    @Test
    void userMayNotWrite() {
        assertThat(write(token).status()).isEqualTo(403);
    }

    @Test
    void administratorWrites() {
        api.asAdministrator().giveRole(Api.email(duke), "Administrator");
        Answer answer = write(api.login(Api.email(duke), Api.PASSWORD));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("name")).isEqualTo(duke);
    }

    @Test
    void userMayNotUpdate() {
        assertThat(update(token).status()).isEqualTo(403);
    }

    /** No annotation and no configuration of the consumer names this role. */
    @Test
    void roleWithThePermissionUpdates() throws ParseException {
        String bearer = having("product:update");
        assertThat(SignedJWT.parse(bearer).getJWTClaimsSet().getStringListClaim("groups"))
                .containsExactlyInAnyOrder("User", role);
        awaitUpdate(bearer, 200);
    }

    @Test
    void roleWithAWildcardAboveThePermissionUpdates() {
        awaitUpdate(having("product:*"), 200);
    }

    @Test
    void administratorUpdates() {
        api.asAdministrator().giveRole(Api.email(duke), "Administrator");
        awaitUpdate(api.login(Api.email(duke), Api.PASSWORD), 200);
    }

    @Test
    void roleWithOtherPermissionsMayNotUpdate() {
        String bearer = having("product:read", "product:update:price", "order:*", "produc:*");
        awaitUpdate(having("product:update"), 200);
        assertThat(update(bearer).status()).isEqualTo(403);
    }

    /** In both directions, with the same token. */
    @Test
    void changeOfARoleIsSeenWithinTheAgeOfTheCopy() {
        String bearer = having();
        assertThat(update(bearer).status()).isEqualTo(403);
        change("product:update");
        awaitUpdate(bearer, 200);
        change();
        awaitUpdate(bearer, 403);
    }

    /** For longer than the age of the copy. */
    @Test
    void duringAnOutageTheCopyCountsAndCallsAreAnsweredInTime() throws InterruptedException {
        String bearer = having("product:update");
        awaitUpdate(bearer, 200);
        relay.hold();
        try {
            Instant end = Instant.now().plus(RunningConsumer.MAX_AGE.plusSeconds(2));
            while (Instant.now().isBefore(end)) {
                assertTimeout(
                        LONGEST_CALL, () -> assertThat(update(bearer).status()).isEqualTo(200));
                Thread.sleep(100);
            }
        } finally {
            relay.release();
        }
        assertThat(relay.held()).isPositive();
        change();
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(update(bearer).status()).isEqualTo(403));
    }

    /** As Warden writes them into tokens if it is configured so. */
    @Test
    void permissionInTheTokenIsEnough() throws JOSEException {
        String bearer = forgery.signed(stolen, claims -> claims.claim("groups", List.of("User", "product:update")));
        assertThat(update(bearer).status()).isEqualTo(200);
    }

    @Test
    void tokenWithSixtyRolesIsAccepted() throws JOSEException {
        List<String> roles = new ArrayList<>(List.of("User"));
        IntStream.rangeClosed(1, 60).forEach(number -> roles.add("RegionalCoordinator-" + number));
        String bearer =
                forgery.signed(stolen, claims -> claims.claim("groups", roles).claim("roles", roles));
        assertThat(read(bearer).status()).isEqualTo(200);
    }

    @Test
    void withoutATokenNoCallerEnters() {
        assertThat(consumer.api().get(ORDERS).status()).isEqualTo(noToken());
        assertThat(consumer.api().post(ORDERS, "").status()).isEqualTo(noToken());
        assertThat(consumer.api().put(ORDERS, "").status()).isEqualTo(noToken());
    }

    /** How this consumer refuses a request without a token. */
    int noToken() {
        return 401;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b.c", "..", "e30.e30.e30", "eyJhbGciOiJub25lIn0.e30."})
    void garbageIsRefused(String garbage) {
        requireRefused(garbage);
    }

    @Test
    void changedClaimsAreRefused() throws ParseException {
        SignedJWT honest = SignedJWT.parse(token);
        String changed = honest.getPayload().toString().replace("\"User\"", "\"User\",\"Administrator\"");
        requireRefused(honest.getParsedParts()[0] + "." + Base64URL.encode(changed) + "." + honest.getSignature());
    }

    @Test
    void tokenOfAnotherKeyUnderTheSameNameIsRefused() throws JOSEException {
        requireRefused(forgery.signed(new RSAKeyGenerator(2048).generate(), stolen.getKeyID()));
    }

    @Test
    void tokenOfAKeyThatIsNotPublishedIsRefused() throws JOSEException {
        Answer answer = read(forgery.signed(new RSAKeyGenerator(2048).generate(), "unknown"));
        assertThat(answer.status()).isEqualTo(unknownKey());
    }

    /** How this consumer refuses a token whose key it does not find. */
    int unknownKey() {
        return 401;
    }

    @Test
    void tokenOfAnotherIssuerIsRefused() throws JOSEException {
        requireRefused(forgery.signed(stolen, claims -> claims.issuer("SecureApi2")));
        requireRefused(forgery.signed(stolen, claims -> claims.issuer(null)));
    }

    @Test
    void tokenForAnotherAudienceIsRefused() throws JOSEException {
        requireRefused(forgery.signed(stolen, claims -> claims.audience("SecureApiUser2")));
        requireRefused(forgery.signed(stolen, claims -> claims.audience((String) null)));
    }

    /** An hour ago: some consumers allow minutes between the clocks. */
    @Test
    void expiredTokenIsRefused() throws JOSEException {
        Instant end = Instant.now().minusSeconds(3600);
        requireRefused(forgery.signed(
                stolen,
                claims -> claims.issueTime(Date.from(end.minusSeconds(900))).expirationTime(Date.from(end))));
    }

    /** Without it the refusals above would prove nothing. */
    @Test
    void tokenOfTheStolenKeyIsAccepted() throws JOSEException {
        assertThat(read(forgery.signed(stolen, claims -> claims.jwtID("another")))
                        .status())
                .isEqualTo(200);
        assertThat(write(forgery.signed(stolen, claims -> claims.claim("groups", List.of("User", "Administrator"))))
                        .status())
                .isEqualTo(200);
    }

    final void requireRefused(String refused) {
        assertThat(read(refused).status()).as(refused).isEqualTo(401);
        assertThat(write(refused).status()).as(refused).isEqualTo(401);
        assertThat(update(refused).status()).as(refused).isEqualTo(401);
    }

    /** A token that differs from a valid one in its use. */
    final String refreshToken() throws JOSEException {
        return forgery.signed(stolen, claims -> claims.claim("token_use", "refresh"));
    }

    private Answer read(String bearer) {
        return consumer.api().as(bearer).get(ORDERS);
    }

    private Answer write(String bearer) {
        return consumer.api().as(bearer).post(ORDERS, "");
    }

    private Answer update(String bearer) {
        return consumer.api().as(bearer).put(ORDERS, "");
    }

    /** The consumer knows a new role after the age of its copy, and reads it soon after that. */
    private void awaitUpdate(String bearer, int status) {
        Awaitility.await()
                .atMost(RunningConsumer.MAX_AGE.plusSeconds(2))
                .untilAsserted(() -> assertThat(update(bearer).status()).isEqualTo(status));
    }

    /** A token of the user with a new role that has these permissions. */
    private String having(String... permissions) {
        role = Api.someone();
        Api administrator = api.asAdministrator();
        assertThat(administrator.post("api/roles", Api.json("name", role)).status())
                .isEqualTo(201);
        change(permissions);
        assertThat(administrator.giveRole(Api.email(duke), role).status()).isEqualTo(200);
        return api.login(Api.email(duke), Api.PASSWORD);
    }

    private void change(String... permissions) {
        JsonObjectBuilder edit =
                Json.createObjectBuilder().add("permissions", Json.createArrayBuilder(List.of(permissions)));
        assertThat(api.asAdministrator()
                        .with("If-Match", "*")
                        .patch("api/roles/" + role, edit.build().toString())
                        .status())
                .isEqualTo(200);
    }
}
