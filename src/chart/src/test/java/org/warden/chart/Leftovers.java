package org.warden.chart;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields that an object has and Kubernetes does not know: its models keep them apart, at every depth. */
final class Leftovers {
    private final List<String> found = new ArrayList<>();

    private Leftovers() {}

    static List<String> of(Object object) {
        Leftovers leftovers = new Leftovers();
        leftovers.visit("", object);
        return leftovers.found;
    }

    private void visit(String path, Object value) {
        if (value instanceof Iterable<?> list) {
            list.forEach(item -> visit(path + "[]", item));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> visit(path + "." + key, item));
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
            for (Method method : value.getClass().getMethods()) {
                if (isGetter(method)) {
                    field(path, method, call(method, value));
                }
            }
        }
    }

    private void field(String path, Method method, Object value) {
        String name = method.getName().substring(3);
        if (!name.equals("AdditionalProperties")) {
            visit(path + "." + name, value);
        } else if (value instanceof Map<?, ?> unknown) {
            unknown.keySet().forEach(key -> found.add(path + ": " + key));
        }
    }

    private static boolean isGetter(Method method) {
        return method.getName().startsWith("get")
                && method.getParameterCount() == 0
                && !method.getName().equals("getClass")
                && method.getDeclaringClass().getName().startsWith("io.fabric8.");
    }

    private static Object call(Method method, Object value) {
        try {
            return method.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalStateException(method.toString(), failed);
        }
    }
}
