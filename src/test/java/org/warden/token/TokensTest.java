package org.warden.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.database.FixedIds;
import org.warden.key.Rings;

class TokensTest {
    private static final UUID ID = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    private static final UUID SESSION = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c073990");

    private static final Instant LOGIN = Forge.NOW.minusSeconds(3600);

    private final Tokens tokens = tokens();

    @Test
    void claimsAreThoseOfTheContractAndNoOthers() throws ParseException {
        assertThat(claims().getClaims())
                .containsOnlyKeys(
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
    }

    @Test
    void tokenIsFromUsForOurAudience() throws ParseException {
        assertThat(claims().getIssuer()).isEqualTo("SecureApi");
        assertThat(claims().getAudience()).containsExactly("SecureApiUser");
    }

    /** A single audience is a string, because some verifiers do not support a list. */
    @Test
    void audienceIsATextOnTheWire() throws ParseException {
        assertThat(wire()).containsEntry("aud", "SecureApiUser");
    }

    @Test
    void tokenSpeaksOfTheAccount() throws ParseException {
        assertThat(wire())
                .containsEntry("sub", ID.toString())
                .containsEntry("uid", ID.toString())
                .containsEntry("upn", "Duke")
                .containsEntry("preferred_username", "Duke")
                .containsEntry("email", "Duke@example.org");
    }

    @Test
    void rolesStandUnderBothNames() throws ParseException {
        assertThat(wire())
                .containsEntry("groups", List.of("Administrator", "User"))
                .containsEntry("roles", List.of("Administrator", "User"));
    }

    @Test
    void tokenIsAnAccessTokenOfItsSession() throws ParseException {
        assertThat(wire())
                .containsEntry("token_use", "access")
                .containsEntry("sid", SESSION.toString())
                .containsEntry("amr", List.of("pwd"));
    }

    @Test
    void timesAreSecondsFromTheClockAndTheSettings() throws ParseException {
        long now = Forge.NOW.getEpochSecond();
        assertThat(wire())
                .containsEntry("iat", now)
                .containsEntry("auth_time", LOGIN.getEpochSecond())
                .containsEntry("exp", now + 15 * 60);
    }

    @Test
    void everyTokenHasItsOwnId() throws ParseException {
        assertThat(claims().getJWTID()).isNotEqualTo(claims().getJWTID());
    }

    @Test
    void tokenIsOneThatWeAcceptOurselves() {
        assertThat(Forge.verifier().verify(issued()).refusal()).isNull();
    }

    private String issued() {
        AccessClaims claims = new AccessClaims(
                ID, SESSION, "Duke", "Duke@example.org", List.of("Administrator", "User"), List.of("pwd"), LOGIN);
        return tokens.issue(claims.spec(Forge.SETTINGS.audience(), Forge.SETTINGS.life()), Forge.NOW);
    }

    private JWTClaimsSet claims() throws ParseException {
        return SignedJWT.parse(issued()).getJWTClaimsSet();
    }

    private Map<String, Object> wire() throws ParseException {
        return SignedJWT.parse(issued()).getPayload().toJSONObject();
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private static Tokens tokens() {
        Tokens tokens = new Tokens();
        tokens.ring = Rings.of(Forge.clock(), Forge.RSA);
        tokens.settings = Forge.SETTINGS;
        tokens.ids = FixedIds.at(Forge.NOW);
        return tokens;
    }
}
