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

    private final ChangedRoles changes = new ChangedRoles(Clock.fixed(NOW, ZoneOffset.UTC));
    private final RolesInForce inForce = changes.inForce();

    @Test
    void tokenOfAnAccountThatDidNotChangeKeepsItsRoles() {
        changes.leave("another", Set.of(), NOW);
        assertThat(inForce.of("account", TOKEN)).isSameAs(TOKEN);
    }

    @Test
    void takenRoleIsGone() {
        changes.leave("account", Set.of("User"), NOW);
        assertThat(inForce.of("account", TOKEN)).containsExactly("User");
    }

    @Test
    void roleThatCameBackIsBack() {
        changes.leave("account", Set.of("User"), NOW.minusSeconds(2));
        changes.leave("account", TOKEN, NOW.minusSeconds(1));
        assertThat(inForce.of("account", TOKEN)).isSameAs(TOKEN);
    }

    @Test
    void givenRoleWaitsForTheNextToken() {
        changes.leave("account", Set.of("Administrator", "Moderator", "User"), NOW);
        assertThat(inForce.of("account", TOKEN)).containsExactlyInAnyOrderElementsOf(TOKEN);
    }

    @Test
    void roleEndsAtItsSecond() {
        changes.leave("account", Map.of("User", NOW.plusSeconds(1), "Administrator", NOW), NOW);
        assertThat(inForce.of("account", TOKEN)).containsExactly("User");
    }

    @Test
    void accountWithoutAnyRoleLeftHasNone() {
        changes.leave("account", Set.of(), NOW);
        assertThat(inForce.of("account", TOKEN)).isEmpty();
    }
}
