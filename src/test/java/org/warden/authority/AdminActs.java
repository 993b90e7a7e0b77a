package org.warden.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.upkeep.Upkeep;

/** The acts of the packages admin, found in the class files, each as {@code Class.method}. */
final class AdminActs {
    private static final Path CLASSES = Path.of("target/classes");

    private AdminActs() {}

    /** Those that record an event, for which they get the sender of the request. */
    static SortedSet<String> writing() {
        return those(method -> Arrays.asList(method.getParameterTypes()).contains(Requester.class));
    }

    /** All others. */
    static SortedSet<String> reading() {
        return those(method -> !Arrays.asList(method.getParameterTypes()).contains(Requester.class));
    }

    private static SortedSet<String> those(Predicate<Method> test) {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("org/warden/admin"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(AdminActs::type)
                    .filter(type -> type.isAnnotationPresent(Act.class) && !Upkeep.class.isAssignableFrom(type))
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                    .filter(test)
                    .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> type(Path file) {
        String path = CLASSES.relativize(file).toString().replace(".class", "");
        try {
            return Class.forName(path.replace('\\', '.').replace('/', '.'));
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
