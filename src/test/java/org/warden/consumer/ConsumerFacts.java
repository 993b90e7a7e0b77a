package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.key.StolenKey;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;

/** The facts about every service that accepts Warden's tokens, whatever its technology. */
abstract class ConsumerFacts extends OnServer {
    private static final String ORDERS = "orders";

    private final String duke = Api.someone();
    private String token;
    private Forgery forgery;
    private RSAKey stolen;

    /** The consumer's API, called without a token. */
    abstract Api consumer();

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
    void withoutATokenNoCallerEnters() {
        assertThat(consumer().get(ORDERS).status()).isEqualTo(noToken());
        assertThat(consumer().post(ORDERS, "").status()).isEqualTo(noToken());
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
    }

    /** A token that differs from a valid one in its use. */
    final String refreshToken() throws JOSEException {
        return forgery.signed(stolen, claims -> claims.claim("token_use", "refresh"));
    }

    private Answer read(String bearer) {
        return consumer().as(bearer).get(ORDERS);
    }

    private Answer write(String bearer) {
        return consumer().as(bearer).post(ORDERS, "");
    }
}
