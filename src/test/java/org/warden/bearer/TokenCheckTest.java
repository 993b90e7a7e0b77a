package org.warden.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.warden.time.HandClock;
import org.warden.token.AccessToken;
import org.warden.token.Forge;
import org.warden.token.TokenVerifier.Verdict;

/** The checks of a token at each use, even if its signature was verified before (ASVS 7.4.1, 8.3.2, 9.2.1). */
class TokenCheckTest {
    private static final String ACCOUNT = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
    private static final String SESSION = "017f22e2-79b0-7cc3-98c4-dc0c0c073991";

    private final HandClock clock = new HandClock(Forge.NOW);
    private final TokenChecks checks = new TokenChecks(clock);
    private final String token =
            Forge.token(Forge.claims().claim("sid", SESSION).claim("groups", List.of("Administrator", "User")));

    @Test
    void goodTokenCountsAgainAndAgain() {
        assertThat(check().token().getName()).isEqualTo("duke");
        assertThat(check().token()).isSameAs(check().token());
    }

    @Test
    void rememberedTokenEndsWithItsSecond() {
        check();
        clock.pass(Duration.ofSeconds(60).minusMillis(1));
        assertThat(check().isRefused()).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(check().refusal()).isEqualTo("exp");
    }

    @Test
    void rememberedTokenEndsWithItsSession() {
        check();
        checks.end(SESSION, Forge.NOW);
        assertThat(check().refusal()).isEqualTo("session ended");
    }

    @Test
    void newTokenOfAnEndedSessionIsRefusedToo() {
        checks.end(SESSION, Forge.NOW);
        assertThat(check().refusal()).isEqualTo("session ended");
    }

    @Test
    void endOfAnotherSessionIsNothingToIt() {
        checks.end("017f22e2-79b0-7cc3-98c4-dc0c0c073992", Forge.NOW);
        assertThat(check().isRefused()).isFalse();
    }

    @Test
    void takenRoleIsGoneFromARememberedToken() {
        check();
        checks.leave(ACCOUNT, Set.of("User"), Forge.NOW);
        assertThat(check().token().getGroups()).containsExactly("User");
        assertThat(check().token().<Object>getClaim("groups")).isEqualTo(Set.of("User"));
    }

    /** The claim that the guides used says the same as the standard's. */
    @Test
    void takenRoleIsGoneFromBothClaims() {
        checks.leave(ACCOUNT, Set.of("User"), Forge.NOW);
        String both = Forge.token(Forge.claims()
                .claim("groups", List.of("Administrator", "User"))
                .claim("roles", List.of("Administrator", "User")));
        assertThat(checks.check().check(both).token().<Object>getClaim("roles")).hasToString("[\"User\"]");
    }

    /** See {@code warden.token.permissions}. */
    @Test
    void permissionsInATokenAreLeftOutOnce() {
        String expanded = Forge.token(Forge.claims()
                .claim("groups", List.of("product:read", "User", "order:item:read"))
                .claim("roles", List.of("User")));
        AccessToken first = checks.check().check(expanded).token();
        assertThat(first.getGroups()).containsExactly("User");
        assertThat(first.<Object>getClaim("roles")).hasToString("[\"User\"]");
        assertThat(checks.check().check(expanded).token()).isSameAs(first);
    }

    @Test
    void tokenWithoutGroupsOfAChangedAccountHasNone() {
        checks.leave(ACCOUNT, Set.of("User"), Forge.NOW);
        String without = Forge.token(Forge.claims().claim("groups", null));
        assertThat(checks.check().check(without).token().getGroups()).isNullOrEmpty();
    }

    @Test
    void rolesAreLookedUpOnceAfterACut() {
        checks.find(Set.of("User"));
        checks.cut("Administrator", Forge.NOW);
        checks.cut("User", Forge.NOW);
        assertThat(check().token().getGroups()).containsExactly("User");
        check();
        assertThat(checks.lookups()).isEqualTo(1);
    }

    /** Each attempt may wait for the timeout of the pool. */
    @Test
    void withoutTheDatabaseCutRolesAreLookedUpOnceASecond() {
        checks.cut("Administrator", Forge.NOW);
        checks.cut("User", Forge.NOW);
        assertThat(check().token().getGroups()).isNullOrEmpty();
        check();
        assertThat(checks.lookups()).isEqualTo(1);
        checks.find(Set.of("User"));
        clock.pass(Duration.ofSeconds(1));
        assertThat(check().token().getGroups()).containsExactly("User");
        assertThat(checks.lookups()).isEqualTo(2);
    }

    @Test
    void tokenThatDiffersInOneCharacterIsAnotherToken() {
        check();
        char last = token.charAt(token.length() - 1);
        String altered = token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A');
        assertThat(checks.check().check(altered).isRefused()).isTrue();
    }

    /** A refused token is not cached: this keeps the memory small at the cost of a verification each time. */
    @Test
    void refusedTokensAreNotRemembered() {
        check();
        for (int i = 0; i < 20_000; i++) {
            assertThat(checks.check().check(token + i).isRefused()).isTrue();
        }
        assertThat(checks.check().remembered()).isEqualTo(1);
    }

    private Verdict check() {
        return checks.check().check(token);
    }
}
