package org.warden.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The doors of a resource class with pages, next to its closed list of files. */
public final class FileDoors {
    private FileDoors() {}

    /** Requires one door for each file, which names the media type of the file. */
    public static void requireOneForEach(StaticFiles files, Class<?> resource) {
        assertThat(files.byName())
                .isNotEmpty()
                .allSatisfy((name, file) -> assertThat(to(name, resource))
                        .as(name)
                        .singleElement()
                        .satisfies(door -> assertThat(
                                        door.getAnnotation(Produces.class).value())
                                .containsExactly(file.type())));
    }

    /** The doors at this address below the class. */
    public static List<Method> to(String name, Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(FileDoors::answersHttp)
                .filter(door -> name.matches(regex(path(door))))
                .toList();
    }

    private static boolean answersHttp(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static String path(Method door) {
        return door.isAnnotationPresent(Path.class)
                ? door.getAnnotation(Path.class).value()
                : "";
    }

    /** Matches a path like JAX-RS: a variable by its expression, the rest literally. */
    private static String regex(String path) {
        return path.startsWith("{")
                ? path.substring(path.indexOf(':') + 1, path.length() - 1).strip()
                : Pattern.quote(path);
    }
}
