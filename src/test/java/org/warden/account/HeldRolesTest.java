package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.time.Until;

class HeldRolesTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00.5Z");
    private static final Instant SOON = Instant.parse("2026-02-03T10:00:30Z");
    private static final Duration USUAL = Duration.ofMinutes(10);

    @Test
    void tokenIsValidUntilTheFirstRoleEnds() {
        HeldRoles held = held(row("Editor", SOON, "User", Until.NEVER));
        assertThat(held.life(NOW, USUAL)).isEqualTo(Duration.ofMillis(29_500));
        assertThat(held(row("User", Until.NEVER, null, null)).life(NOW, USUAL)).isEqualTo(USUAL);
    }

    /** It may end between the lookup of the roles and the issue of the token. */
    @Test
    void roleThatHasEndedIsNotInATokenThatIsIssuedThen() {
        HeldRoles held = held(row("Editor", SOON, "User", Until.NEVER));
        assertThat(held.at(SOON.minusSeconds(1)).names()).containsExactly("Editor", "User");
        assertThat(held.at(SOON).names()).containsExactly("User");
        assertThat(held.at(SOON).life(SOON, USUAL)).isEqualTo(USUAL);
    }

    @Test
    void tokenHasAtLeastOneWholeSecond() {
        HeldRoles held = held(row("Editor", SOON, null, null));
        assertThat(held.at(SOON.minusSeconds(1)).life(SOON.minusSeconds(1), USUAL))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(held.at(SOON.minusMillis(999)).names()).isEmpty();
    }

    @Test
    void roleFromTwoSourcesEndsWithTheLastOfThem() {
        HeldRoles held = held(row("Editor", SOON, "Editor", Until.NEVER));
        assertThat(held.at(SOON).names()).containsExactly("Editor");
        assertThat(held.life(NOW, USUAL)).isEqualTo(USUAL);
    }

    private static HeldRoles held(Object[] row) {
        return HeldRoles.of(List.<Object[]>of(row), 0);
    }

    private static Object[] row(Object... columns) {
        return columns;
    }
}
