package org.warden.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Visitor;
import org.warden.server.Wire;

/** A valid token: its claims, and how a caller sends it (RFC 6750, section 2.1). */
class BearerIT extends OnServer {
    private Visitor visitor;
    private Answer login;
    private String token;

    @BeforeEach
    void logIn() {
        visitor = Visitor.registered(api);
        login = visitor.logIn();
        token = login.text("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
    void schemeIsWrittenInAnyLetters(String scheme) {
        assertThat(secured(scheme + " " + token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Token", "JWT", "Bearer2", "Bear"})
    void otherSchemeIsNoToken(String scheme) {
        Answer answer = secured(scheme + " " + token).mustBe(401, "token-required");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void tokenWithoutASchemeIsNoToken() {
        secured(token).mustBe(401, "token-required");
    }

    @Test
    void schemeWithoutATokenIsRefused() {
        secured("Bearer").mustBe(401, "invalid-token");
        secured("Bearer ").mustBe(401, "invalid-token");
    }

    /** A proxy might read one header, and Warden the other. */
    @Test
    void twoTokensAreRefused() {
        Wire wire = new Wire(api.uri(""));
        String header = "Authorization: Bearer " + token;
        wire.send("GET", "/api/secured", header, header).mustBe(401, "invalid-token");
        wire.send("GET", "/api/secured", header, "Authorization: Bearer x").mustBe(401, "invalid-token");
        wire.send("GET", "/api/secured", "Authorization: Bearer x", header).mustBe(401, "invalid-token");
        assertThat(wire.send("GET", "/api/secured", header, "Authorization: Basic eDp5")
                        .status())
                .isEqualTo(401);
        assertThat(wire.send("GET", "/api/secured", "Authorization: Basic eDp5", header)
                        .status())
                .isEqualTo(401);
        wire.send("GET", "/api/secured", header + ", Bearer " + token).mustBe(401, "invalid-token");
    }

    /** ASVS 14.2.1. */
    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "bearer", "Authorization", "jwt"})
    void tokenInTheAddressIsIgnored(String parameter) {
        api.get("api/secured?" + parameter + "=" + token).mustBe(401, "token-required");
    }

    /** ASVS 14.2.1, 3.5.1. */
    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token"})
    void tokenInAFormOrACookieIsIgnored(String name) {
        api.send(
                        "POST",
                        "api/secured",
                        "application/x-www-form-urlencoded",
                        BodyPublishers.ofString(name + "=" + token))
                .mustBe(401, "token-required");
        api.send(api.request("api/secured").header("Cookie", name + "=" + token))
                .mustBe(401, "token-required");
    }

    @Test
    void openDoorsOpenWithATokenToo() {
        assertThat(api.as(token).get(".well-known/jwks.json").status()).isEqualTo(200);
        assertThat(api.as(token).register(Api.someone()).status()).isEqualTo(201);
        assertThat(api.as(token).login(visitor.email, Api.PASSWORD)).isNotEmpty();
    }

    @Test
    void openDoorsOpenWithABadTokenToo() {
        assertThat(api.as("bad").get(".well-known/jwks.json").status()).isEqualTo(200);
        assertThat(api.as("bad").register(Api.someone()).status()).isEqualTo(201);
        assertThat(api.as("bad").login(visitor.email, Api.PASSWORD)).isNotEmpty();
    }

    /** ASVS 14.1.1, 9.2.3, 9.2.4: exactly what the contract says, and nothing else about the person. */
    @Test
    void tokenSaysWhatTheContractSays() throws ParseException {
        SignedJWT jwt = SignedJWT.parse(token);
        JsonObject header = new Answer("", 0, login.headers(), jwt.getHeader().toString()).json();
        assertThat(header.keySet()).containsExactlyInAnyOrder("alg", "typ", "kid");
        assertThat(header.getString("alg")).isEqualTo("RS256");
        assertThat(header.getString("typ")).isEqualTo("JWT");
        JsonObject claims = new Answer("", 0, login.headers(), jwt.getPayload().toString()).json();
        assertThat(claims.keySet())
                .containsExactlyInAnyOrder(
                        "iss",
                        "aud",
                        "sub",
                        "upn",
                        "preferred_username",
                        "groups",
                        "iat",
                        "exp",
                        "jti",
                        "sid",
                        "token_use",
                        "auth_time",
                        "amr",
                        "roles",
                        "uid",
                        "email");
        assertThat(claims.getString("iss")).isEqualTo("SecureApi");
        assertThat(claims.getString("aud")).isEqualTo("SecureApiUser");
        assertThat(claims.getString("upn")).isEqualTo(visitor.username);
        assertThat(claims.getString("preferred_username")).isEqualTo(visitor.username);
        assertThat(claims.getString("email")).isEqualTo(visitor.email);
        assertThat(claims.getString("token_use")).isEqualTo("access");
        assertThat(claims.getJsonArray("groups")).hasToString("[\"User\"]");
        assertThat(claims.getJsonArray("roles")).hasToString("[\"User\"]");
        assertThat(claims.getJsonArray("amr")).hasToString("[\"pwd\"]");
    }

    @Test
    void subjectIsTheIdOfTheAccount() throws ParseException {
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(api.as(token).get("api/user").text("id"));
        assertThat(claims.getStringClaim("uid")).isEqualTo(claims.getSubject());
    }

    @Test
    void tokenCountsAQuarterOfAnHour() throws ParseException {
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        Instant issued = claims.getIssueTime().toInstant();
        Duration life = Duration.between(issued, claims.getExpirationTime().toInstant());
        assertThat(life).isEqualTo(Duration.ofMinutes(15));
        assertThat(login.json().getInt("expiresIn")).isEqualTo(life.toSeconds());
        assertThat(claims.getLongClaim("auth_time")).isEqualTo(issued.getEpochSecond());
    }

    /** ASVS 7.2.4. */
    @Test
    void everyLoginIsATokenAndASessionOfItsOwn() throws ParseException {
        JWTClaimsSet first = SignedJWT.parse(token).getJWTClaimsSet();
        JWTClaimsSet second =
                SignedJWT.parse(api.login(visitor.email, Api.PASSWORD)).getJWTClaimsSet();
        for (String claim : List.of("jti", "sid")) {
            assertThat(UUID.fromString(first.getStringClaim(claim)))
                    .isNotEqualTo(UUID.fromString(second.getStringClaim(claim)));
        }
    }

    private Answer secured(String authorization) {
        return api.send(api.request("api/secured").header("Authorization", authorization));
    }
}
