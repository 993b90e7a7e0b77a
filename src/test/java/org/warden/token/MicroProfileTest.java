package org.warden.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.junit.jupiter.api.Test;

/** MicroProfile JWT 2.1, section 9: every claim in the Java type that the specification gives it. */
class MicroProfileTest {
    private final String raw = Forge.token(
            Forge.claims().claim("groups", List.of("User", "Administrator")).claim("email", "duke@example.org"));
    private final AccessToken token = Forge.verifier().verify(raw).token();

    @Test
    void nameIsTheUpn() {
        assertThat(token.getName()).isEqualTo("duke");
    }

    @Test
    void audienceIsASet() {
        assertThat(token.getAudience()).isEqualTo(Set.of("SecureApiUser"));
        assertThat(token.<Object>getClaim(Claims.aud)).isInstanceOf(Set.class);
    }

    @Test
    void groupsAreASet() {
        assertThat(token.getGroups()).isEqualTo(Set.of("User", "Administrator"));
    }

    @Test
    void tokenWithoutGroupsIsInNone() {
        String without = Forge.token(Forge.claims().claim("groups", null));
        assertThat(Forge.verifier().verify(without).token().getGroups()).isNullOrEmpty();
    }

    @Test
    void timesAreSeconds() {
        assertThat(token.<Object>getClaim(Claims.exp)).isEqualTo(Forge.NOW.getEpochSecond() + 60);
        assertThat(token.<Object>getClaim(Claims.iat)).isEqualTo(Forge.NOW.getEpochSecond() - 60);
        assertThat(token.getExpirationTime()).isEqualTo(Forge.NOW.getEpochSecond() + 60);
    }

    @Test
    void textsAreTexts() {
        assertThat(token.getIssuer()).isEqualTo("SecureApi");
        assertThat(token.getSubject()).isEqualTo("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        assertThat(token.getTokenID()).isEqualTo("017f22e2-79b0-7cc3-98c4-dc0c0c073990");
        assertThat(token.<Object>getClaim("email")).isEqualTo("duke@example.org");
    }

    @Test
    void anyOtherListIsJson() {
        JsonArray methods = token.getClaim("amr");
        assertThat(methods).isEqualTo(Json.createArrayBuilder().add("pwd").build());
    }

    @Test
    void rawTokenIsTheText() {
        assertThat(token.getRawToken()).isEqualTo(raw);
    }

    @Test
    void claimThatIsNotThereIsNull() {
        assertThat(token.<Object>getClaim("address")).isNull();
        assertThat(token.containsClaim("address")).isFalse();
    }

    @Test
    void namesOfAllClaimsAreKnown() {
        assertThat(token.getClaimNames())
                .containsExactlyInAnyOrder(
                        "iss",
                        "aud",
                        "sub",
                        "jti",
                        "iat",
                        "exp",
                        "token_use",
                        "upn",
                        "groups",
                        "amr",
                        "email",
                        "raw_token");
    }

    @Test
    void printedTokenIsNoToken() {
        assertThat(token).hasToString("AccessToken[duke]");
    }

    @Test
    void unauthenticatedCallerHasNoNameAndNoClaim() {
        assertThat(AccessToken.none().getName()).isNull();
        assertThat(AccessToken.none().getClaimNames()).isEmpty();
    }
}
