package org.warden.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final Rights EDITOR = Rights.of(List.of("product:update", "order:*"));

    @Test
    void onePermissionIsEnough() {
        assertThat(EDITOR.allow("order:read")).isTrue();
        assertThat(EDITOR.allow("product:update")).isTrue();
        assertThat(EDITOR.allow("product:read")).isFalse();
        assertThat(Rights.NONE.allow("product:read")).isFalse();
    }

    @Test
    void rightsIncludeWhatTheirPermissionsImply() {
        assertThat(EDITOR.include(Rights.of(List.of("order:item:*", "product:update"))))
                .isTrue();
        assertThat(EDITOR.include(EDITOR)).isTrue();
        assertThat(EDITOR.include(Rights.NONE)).isTrue();
        assertThat(Rights.NONE.include(Rights.NONE)).isTrue();
    }

    @Test
    void rightsIncludeNothingElse() {
        assertThat(EDITOR.include(Rights.of(List.of("order:read", "product:read"))))
                .isFalse();
        assertThat(EDITOR.include(Rights.of(List.of("*")))).isFalse();
        assertThat(Rights.NONE.include(EDITOR)).isFalse();
    }

    /** Although no other leaf may be known. */
    @Test
    void leavesDoNotIncludeTheWildcardAboveThem() {
        assertThat(Rights.of(List.of("order:read", "order:write")).include(Rights.of(List.of("order:*"))))
                .isFalse();
    }

    @Test
    void rightsAreAdded() {
        assertThat(EDITOR.and(Rights.of(List.of("product:read", "order:*"))).sorted())
                .containsExactly("order:*", "product:read", "product:update");
    }
}
