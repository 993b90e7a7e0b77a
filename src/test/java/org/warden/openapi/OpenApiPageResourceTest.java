package org.warden.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.page.FileDoors;
import org.warden.page.StaticFile;
import org.warden.page.StaticFiles;

/** The page about the API: its doors, its list of files, and what it loads. */
class OpenApiPageResourceTest {
    private static final StaticFiles FILES = OpenApiPageResource.Files.ALL;
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    @Test
    void everyFileHasOneDoorOfItsType() {
        assertThat(FILES.byName()).hasSize(5);
        FileDoors.requireOneForEach(FILES, OpenApiPageResource.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "openapi.json", "../openapi.json", "swagger-ui.js", "swagger-ui.css.map"})
    void nothingElseIsThere(String name) {
        assertThat(FileDoors.to(name, OpenApiPageResource.class)).isEmpty();
        assertThat(FILES.byName()).doesNotContainKey(name);
    }

    @Test
    void onlyThePageHasAPolicyAndItAllowsNoInlineCode() {
        assertThat(FILES.byName().values())
                .filteredOn(file -> file.policy().isPresent())
                .containsExactly(FILES.byName().get(""));
        assertThat(FILES.byName().get("").policy().orElseThrow())
                .startsWith("default-src 'none';")
                .doesNotContain("unsafe", "*", "http");
    }

    /** Relative, so that a context root or a proxy's path needs no setting; and no other host. */
    @Test
    void everythingThatThePageNamesIsServedByWarden() {
        StaticFile page = FILES.byName().get("");
        List<String> named = LOADED.matcher(new String(page.content(), StandardCharsets.UTF_8))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(named)
                .containsExactly("data:,", "swagger-ui.css", "swagger-ui-bundle.js", "page.js", "../../openapi");
        assertThat(FILES.byName()).containsKeys("swagger-ui.css", "swagger-ui-bundle.js", "page.js");
    }

    /** The licences ask for it. */
    @Test
    void scriptNamesTheFileWithItsLicences() {
        String script = new String(FILES.byName().get("swagger-ui-bundle.js").content(), StandardCharsets.UTF_8);
        assertThat(script).startsWith("/*! For license information please see swagger-ui-bundle.js.LICENSE.txt */");
        String licences = new String(
                FILES.byName().get("swagger-ui-bundle.js.LICENSE.txt").content(), StandardCharsets.UTF_8);
        assertThat(licences).contains("MIT license");
    }
}
