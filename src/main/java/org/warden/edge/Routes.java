package org.warden.edge;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notes the route template of each request, such as {@code /api/users/{id}}, before the gate may refuse it. Each method gets
 * its template when it is registered: looking up the method at each request would cost more than counting it.
 */
@Provider
public class Routes implements DynamicFeature {
    /** Property of the JAX-RS application: its path, as {@code @ApplicationPath} has it. */
    public static final String APPLICATION = "org.warden.application-path";

    private static final int BEFORE_THE_GATE = Priorities.AUTHENTICATION - 600;

    @Override
    public void configure(ResourceInfo door, FeatureContext context) {
        String application = Objects.toString(context.getConfiguration().getProperty(APPLICATION), "");
        String route = template(application, door.getResourceClass(), door.getResourceMethod());
        context.register(new Note(route), BEFORE_THE_GATE);
    }

    /** Sets the property, which is an attribute of the request in a servlet container. */
    record Note(String route) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty(RequestMeter.ROUTE, route);
        }
    }

    static String template(String application, Class<?> type, Method method) {
        String path = Stream.of(application, path(type), path(method))
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
