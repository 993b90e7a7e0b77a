package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolesInForceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Set<String> TOKEN = Set.of("Administrator", "User");

    private static final Instant BEFORE = NOW.minusSeconds(60);

    private final ChangedRoles changes = new ChangedRoles(Clock.fixed(NOW, ZoneOffset.UTC));
    private final RolesInForce inForce = changes.inForce();

    @Test
    void tokenOfAnAccountThatDidNotChangeKeepsItsRoles() {
        changes.leave("another", Set.of(), NOW);
        assertThat(of(BEFORE)).isSameAs(TOKEN);
    }

    @Test
    void takenRoleIsGone() {
        changes.leave("account", Set.of("User"), NOW);
        assertThat(of(BEFORE)).containsExactly("User");
    }

    @Test
    void roleThatCameBackIsBack() {
        changes.leave("account", Set.of("User"), NOW.minusSeconds(2));
        changes.leave("account", TOKEN, NOW.minusSeconds(1));
        assertThat(of(BEFORE)).isSameAs(TOKEN);
    }

    @Test
    void givenRoleWaitsForTheNextToken() {
        changes.leave("account", Set.of("Administrator", "Moderator", "User"), NOW);
        assertThat(of(BEFORE)).containsExactlyInAnyOrderElementsOf(TOKEN);
    }

    @Test
    void roleEndsAtItsSecond() {
        changes.leave("account", Map.of("User", NOW.plusSeconds(1), "Administrator", NOW), NOW);
        assertThat(of(BEFORE)).containsExactly("User");
    }

    @Test
    void accountWithoutAnyRoleLeftHasNone() {
        changes.leave("account", Set.of(), NOW);
        assertThat(of(BEFORE)).isEmpty();
    }

    /** A group that has got a role changes none of its members. */
    @Test
    void tokenThatIsNewerThanTheKnownRolesKeepsItsRoles() {
        changes.leave("account", Set.of("User"), NOW.minusSeconds(10));
        assertThat(of(NOW.minusSeconds(10))).containsExactly("User");
        assertThat(of(NOW.minusSeconds(9))).isSameAs(TOKEN);
    }

    private Set<String> of(Instant issued) {
        return inForce.of("account", TOKEN, issued);
    }
}
