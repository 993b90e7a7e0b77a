package org.warden.edge;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes the route template of a request, such as {@code /api/users/{id}}, before the gate may refuse it. */
@Provider
@Priority(Priorities.AUTHENTICATION - 600)
public class RouteFilter implements ContainerRequestFilter {
    private final Map<Door, String> routes = new ConcurrentHashMap<>();

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest http;

    private record Door(Class<?> type, Method method) {}

    @Override
    public void filter(ContainerRequestContext request) {
        Door door = new Door(resource.getResourceClass(), resource.getResourceMethod());
        String known = routes.get(door);
        http.setAttribute(RequestMeter.ROUTE, known == null ? routes.computeIfAbsent(door, this::route) : known);
    }

    /** The pattern of the servlet is that of the application: unlike the path, it never repeats what a caller sent. */
    private String route(Door door) {
        return template(http.getHttpServletMapping().getPattern(), door.type, door.method);
    }

    static String template(String pattern, Class<?> type, Method method) {
        String path = Stream.of(pattern.replaceFirst("/\\*$", ""), path(type), path(method))
                .map(part -> part.replaceAll("^/|/$", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
        return withoutRules(path);
    }

    /** Replaces {@code {id: [0-9]{3}}} by {@code {id}}. A rule may contain pairs of braces (JAX-RS 3.1, section 3.7.3). */
    private static String withoutRules(String path) {
        StringBuilder template = new StringBuilder();
        int depth = 0;
        boolean inRule = false;
        for (int place = 0; place < path.length(); place++) {
            char letter = path.charAt(place);
            depth += letter == '{' ? 1 : 0;
            depth -= letter == '}' ? 1 : 0;
            inRule = depth > 0 && (inRule || letter == ':');
            boolean isBlank = depth > 0 && Character.isWhitespace(letter);
            if (!inRule && !isBlank) {
                template.append(letter);
            }
        }
        return template.toString();
    }

    /** The container may have derived the class from the one with the annotation. */
    private static String path(Class<?> type) {
        Class<?> ours = type;
        while (ours.getSuperclass() != null && !ours.isAnnotationPresent(Path.class)) {
            ours = ours.getSuperclass();
        }
        return path((AnnotatedElement) ours);
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
