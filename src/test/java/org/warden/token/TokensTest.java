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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.warden.database.FixedIds;
import org.warden.key.Rings;
import org.warden.role.TokenRoom;

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

    @Test
    void claimOfAKindReplacesNoneOfTheMint() throws ParseException {
        TokenSpec spec = new TokenSpec(
                TokenSpec.Kind.ACCESS,
                "subject",
                "audience",
                Duration.ofMinutes(1),
                Map.of("iss", "another", "exp", 1));
        JWTClaimsSet claims = SignedJWT.parse(tokens.issue(spec, Forge.NOW)).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("SecureApi");
        assertThat(claims.getExpirationTime()).isAfter(claims.getIssueTime());
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

    @Test
    void permissionsAreBesideTheRolesInOneClaimOnly() throws ParseException {
        assertThat(wire(List.of("User"), List.of("product:read")))
                .containsEntry("groups", List.of("User", "product:read"))
                .containsEntry("roles", List.of("User"));
    }

    @Test
    void namesThatTakeTooMuchRoomAreThereOnce() throws ParseException {
        List<String> half = names(60, 22); // 1 + 60 * 25 characters as JSON
        assertThat(wire(half, List.of())).containsEntry("groups", half).doesNotContainKey("roles");
        List<String> less = names(60, 21);
        assertThat(wire(less, List.of())).containsEntry("groups", less).containsEntry("roles", less);
        assertThat(wire(less, List.of("product:read", "product:update:price".repeat(6))))
                .doesNotContainKey("roles");
    }

    /** With the longest names, the longest key, and long values of the settings. */
    @Test
    void tokenHasAtMostSixKibibytes() {
        String address = "'".repeat(64) + "@" + ("a".repeat(62) + ".").repeat(3);
        AccessClaims claims = new AccessClaims(
                ID,
                SESSION,
                "d".repeat(64),
                address.substring(0, 254),
                names(115, 23),
                List.of(),
                List.of("pwd", "otp", "mfa"),
                LOGIN);
        String token = tokens.issue(claims.spec("https://shop.example.org/api", Forge.SETTINGS.life()), Forge.NOW);
        int signature = token.length() - token.lastIndexOf('.') - 1;
        int longest = 683; // 4096 bits in Base64
        assertThat(TokenRoom.of(claims.roles())).isBetween(2_900, TokenRoom.ALL);
        assertThat(token.length() - signature + longest).isLessThanOrEqualTo(6 * 1024);
    }

    private static List<String> names(int number, int length) {
        return IntStream.range(0, number)
                .mapToObj(i -> "r".repeat(length - 3) + (100 + i))
                .toList();
    }

    private String issued() {
        return issued(List.of("Administrator", "User"), List.of());
    }

    private String issued(List<String> roles, List<String> permissions) {
        AccessClaims claims =
                new AccessClaims(ID, SESSION, "Duke", "Duke@example.org", roles, permissions, List.of("pwd"), LOGIN);
        return tokens.issue(claims.spec(Forge.SETTINGS.audience(), Forge.SETTINGS.life()), Forge.NOW);
    }

    private JWTClaimsSet claims() throws ParseException {
        return SignedJWT.parse(issued()).getJWTClaimsSet();
    }

    private Map<String, Object> wire(List<String> roles, List<String> permissions) throws ParseException {
        return SignedJWT.parse(issued(roles, permissions)).getPayload().toJSONObject();
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
