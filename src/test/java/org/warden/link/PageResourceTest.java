package org.warden.link;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.page.StaticFile;

/** The doors and the list of files name the same addresses and types. */
class PageResourceTest {
    @Test
    void everyFileHasOneDoorOfItsType() {
        assertThat(PageResource.FILES.byName())
                .hasSize(6)
                .allSatisfy((name, file) -> assertThat(doors(name))
                        .as(name)
                        .singleElement()
                        .satisfies(door -> assertThat(
                                        door.getAnnotation(Produces.class).value())
                                .containsExactly(file.type())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other", "page.html", "reset-password.html", "linkxjs", "link.js.map"})
    void nothingElseHasADoor(String name) {
        assertThat(doors(name)).isEmpty();
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

    private static List<Method> doors(String name) {
        return Arrays.stream(PageResource.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Path.class))
                .filter(door ->
                        name.matches(regex(door.getAnnotation(Path.class).value())))
                .toList();
    }

    /** Matches a path like JAX-RS: a variable by its expression, the rest literally. */
    private static String regex(String path) {
        return path.startsWith("{")
                ? path.substring(path.indexOf(':') + 1, path.length() - 1).strip()
                : Pattern.quote(path);
    }
}
