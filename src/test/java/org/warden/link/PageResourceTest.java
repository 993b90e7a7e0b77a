package org.warden.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.page.FileDoors;
import org.warden.page.StaticFile;

/** The doors and the list of files name the same addresses and types. */
class PageResourceTest {
    @Test
    void everyFileHasOneDoorOfItsType() {
        assertThat(PageResource.FILES.byName()).hasSize(6);
        FileDoors.requireOneForEach(PageResource.FILES, PageResource.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other", "page.html", "reset-password.html", "linkxjs", "link.js.map"})
    void nothingElseHasADoor(String name) {
        assertThat(FileDoors.to(name, PageResource.class)).isEmpty();
        assertThat(PageResource.FILES.byName()).doesNotContainKey(name);
    }

    /** Every page of a link is the same file, under a policy that lets its own script run. */
    @Test
    void everyPurposeHasItsPage() {
        for (Link.Purpose purpose : Link.Purpose.values()) {
            StaticFile page = PageResource.FILES.byName().get(purpose.page());
            assertThat(page.type()).startsWith("text/html");
            assertThat(page.policy().orElseThrow()).contains("default-src 'none'", "script-src 'self'");
        }
    }
}
