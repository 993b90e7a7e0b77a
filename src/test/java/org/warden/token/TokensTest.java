package org.warden.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.account.Account;
import org.warden.database.FixedIds;
import org.warden.http.Client;
import org.warden.key.Rings;
import org.warden.person.Person;
import org.warden.role.Role;
import org.warden.token.RefreshTokens.RefreshToken;

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

    /** One audience is a text on the wire: some verifiers know no list. */
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
    void lifeIsASetting() {
        assertThat(tokens.life()).isEqualTo(Duration.ofMinutes(15));
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
        Account account = new Account(
                ID, new Person("Duke", "of Java", "Duke", "Duke@example.org"), "hash", Forge.NOW.minusSeconds(1));
        account.give(role("User"));
        account.give(role("Administrator"));
        RefreshToken none = new RefreshToken("text", "hash", "salt");
        Client client = new Client(null, "192.0.2.1", "test", "request");
        Session session = new Session(SESSION, ID, List.of("pwd"), none, client, LOGIN);
        return tokens.issue(session.facts(), account.holder(), account.roleNames());
    }

    private JWTClaimsSet claims() throws ParseException {
        return SignedJWT.parse(issued()).getJWTClaimsSet();
    }

    private Map<String, Object> wire() throws ParseException {
        return SignedJWT.parse(issued()).getPayload().toJSONObject();
    }

    private static Role role(String name) {
        return new Role() {
            @Override
            public String name() {
                return name;
            }
        };
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private static Tokens tokens() {
        Tokens tokens = new Tokens();
        tokens.ring = Rings.of(Forge.clock(), Forge.RSA);
        tokens.settings = Forge.SETTINGS;
        tokens.ids = FixedIds.at(Forge.NOW);
        tokens.clock = Forge.clock();
        return tokens;
    }
}
