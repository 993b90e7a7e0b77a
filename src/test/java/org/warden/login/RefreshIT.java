package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** Refresh tokens: their format, what they return, and which texts are refused. */
class RefreshIT extends OnServer {
    private Visitor visitor;
    private Answer login;

    @BeforeEach
    void logIn() {
        visitor = Visitor.registered(api);
        login = visitor.logIn();
    }

    /** ASVS 7.2.3: 256 bits. */
    @Test
    void tokenIsOpaque() {
        assertThat(login.text("refreshToken")).matches("[A-Za-z0-9_-]{43}");
    }

    /** ASVS 7.2.4. */
    @Test
    void everyLoginHasASessionOfItsOwn() throws ParseException {
        Answer other = visitor.logIn();
        assertThat(other.text("refreshToken")).isNotEqualTo(login.text("refreshToken"));
        assertThat(claims(other).getClaim("sid")).isNotEqualTo(claims(login).getClaim("sid"));
    }

    @Test
    void renewalAnswersInTheFormOfALogin() {
        Answer renewed = renew(login);
        assertThat(renewed.json().keySet()).isEqualTo(login.json().keySet());
        assertThat(renewed.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void renewedTokenIsAnotherOfTheSameSession() throws ParseException {
        JWTClaimsSet before = claims(login);
        JWTClaimsSet after = claims(renew(login));
        for (String claim : new String[] {"sid", "sub", "auth_time", "amr"}) {
            assertThat(after.getClaim(claim)).as(claim).isEqualTo(before.getClaim(claim));
        }
        assertThat(after.getJWTID()).isNotEqualTo(before.getJWTID());
    }

    @Test
    void roleThatWasGivenMeanwhileStandsInTheNextToken() throws ParseException {
        api.asAdministrator().giveRole(visitor.email, "Moderator");
        assertThat(claims(renew(login)).getStringListClaim("groups")).containsExactly("Moderator", "User");
    }

    @Test
    void databaseHoldsHashesOnly() throws Exception {
        String used = login.text("refreshToken");
        String newest = renew(login).text("refreshToken");
        assertThat(TestDatabase.ask("select count(*) from session where token_hash = '" + sha256(newest) + "'"))
                .isEqualTo("1");
        assertThat(TestDatabase.ask("select count(*) from spent_token where hash = '" + sha256(used) + "'"))
                .isEqualTo("1");
        assertThat(TestDatabase.ask(
                        "select count(*) from session where token_hash in ('%1$s', '%2$s') or salt in ('%1$s', '%2$s')"
                                .formatted(used, newest)))
                .isEqualTo("0");
    }

    /** ASVS 9.2.2. */
    @Test
    void refreshTokenIsNoAccessToken() {
        api.as(login.text("refreshToken")).get("api/secured").mustBe(401, "invalid-token");
    }

    @Test
    void accessTokenIsNoRefreshToken() {
        api.renew(login.text("token")).mustBe(400, "invalid-input");
        assertNoTheft();
    }

    @Test
    void alteredTokenIsRefusedAndNoTheft() {
        String token = login.text("refreshToken");
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String altered = token.substring(0, at) + other + token.substring(at + 1);
            api.renew(altered).mustBe(401, "invalid-token");
        }
        assertNoTheft();
    }

    /** The same bytes in base64url: the last character has two unused bits. */
    @Test
    void otherSpellingOfTheTokenIsRefusedAndNoTheft() {
        String token = login.text("refreshToken");
        for (String other :
                new String[] {token + "=", " " + token, token + " ", token.toLowerCase(java.util.Locale.ROOT)}) {
            api.renew(other).mustBe(401, "invalid-token");
        }
        assertNoTheft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "[\"a\"]", "{}", "1", "true"})
    void whatIsNoTextIsRefusedAndNoTheft(String json) {
        api.post("api/user/refresh-token", "{\"refreshToken\":" + json + "}").mustBe(400, "invalid-input");
        assertNoTheft();
    }

    @Test
    void megabyteIsRefusedAndNoTheft() {
        api.renew("a".repeat(1_000_000)).mustBe(413, "body-too-large");
        assertNoTheft();
    }

    @Test
    void tokenOfAnotherGivesTheSessionOfThatTokenAndNotMine() throws ParseException {
        Visitor other = Visitor.registered(api);
        Answer renewed = renew(other.logIn());
        assertThat(renewed.text("userName")).isEqualTo(other.username);
        assertNoTheft();
    }

    private void assertNoTheft() {
        assertThat(api.as(login.text("token")).get("api/secured").status()).isEqualTo(200);
        assertThat(renew(login).status()).isEqualTo(200);
    }

    private Answer renew(Answer from) {
        Answer renewed = api.renew(from.text("refreshToken"));
        assertThat(renewed.status()).isEqualTo(200);
        return renewed;
    }

    private static JWTClaimsSet claims(Answer answer) throws ParseException {
        return SignedJWT.parse(answer.text("token")).getJWTClaimsSet();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }
}
