package org.warden;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.bearer.StepUpFilter;
import org.warden.edge.Routes;
import org.warden.edge.Switches;
import org.warden.http.Gate;
import org.warden.http.NoStore;
import org.warden.json.JsonWriter;
import org.warden.json.StrictJsonReader;
import org.warden.mirror.MirrorFilter;
import org.warden.problem.InvalidInputMapper;
import org.warden.problem.ProblemMapper;
import org.warden.throttle.ThrottleFilter;

/**
 * A JAX-RS application behind Warden's gate, with its strict JSON, its problems (RFC 9457) and {@code no-store}. A method
 * without {@code @RolesAllowed} or {@code @PermitAll} is closed: every call is refused. A subclass must have {@code
 * @ApplicationPath}.
 */
public abstract class Guarded extends Application {
    private static final Set<Class<?>> EDGE = Set.of(
            Switches.class,
            Routes.class,
            Gate.class,
            MirrorFilter.class,
            StepUpFilter.class,
            ThrottleFilter.class,
            NoStore.class,
            StrictJsonReader.class,
            JsonWriter.class,
            ProblemMapper.class,
            InvalidInputMapper.class);

    /** Returns the resource classes. */
    protected abstract Set<Class<?>> doors();

    /** Do not override: the gate would be missing. Not final, because Open Liberty proxies the application class. */
    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> doors = doors();
        doors.forEach(Guarded::requireNoLocator);
        return Stream.concat(EDGE.stream(), doors.stream()).collect(Collectors.toSet());
    }

    /** JAX-RS calls a sub-resource locator before the gate, which would not see its annotations. */
    private static void requireNoLocator(Class<?> door) {
        types(door)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(Guarded::isLocator)
                .findFirst()
                .ifPresent(method -> {
                    throw new IllegalStateException(
                            method + " is a sub-resource locator, which Warden's gate cannot protect.");
                });
    }

    /** A method inherits its annotations from superclasses and interfaces (Jakarta RESTful Web Services 3.1, section 3.6). */
    private static Stream<Class<?>> types(Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(type),
                        Stream.concat(Stream.of(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                                .flatMap(Guarded::types));
    }

    private static boolean isLocator(Method method) {
        return method.isAnnotationPresent(Path.class)
                && Arrays.stream(method.getAnnotations())
                        .noneMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /** Turns off WADL: otherwise Jersey lists every endpoint in its answer to OPTIONS. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true, Routes.APPLICATION, path(getClass()));
    }

    /** A server may have derived the class from the one with the annotation. */
    private static String path(Class<?> type) {
        ApplicationPath path = type.getAnnotation(ApplicationPath.class);
        return path == null ? path(type.getSuperclass()) : path.value().replaceAll("^/|/$", "");
    }
}
