package org.warden.admin.users;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/** The choice of the fields of an answer. */
public final class Fields {
    private static final String ID = "id";

    private static final ClassValue<Shape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private Fields() {}

    /** The fields in this comma-separated list; all fields of the view for null. Throws {@code INVALID_INPUT}. */
    public static Set<String> of(String list, Class<? extends Record> view) {
        Set<String> all = components(view).stream()
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (list == null) {
            return all;
        }
        Set<String> wanted = new LinkedHashSet<>(List.of(list.split(",", -1)));
        if (!all.containsAll(wanted)) {
            throw Problem.invalid(
                    "fields", Rule.CHOICE, "must be some of these, separated by commas: " + String.join(", ", all));
        }
        wanted.add(ID);
        return wanted;
    }

    /** The same view with only these fields. */
    public static <R extends Record> R only(R view, Set<String> fields) {
        @SuppressWarnings("unchecked") // its own class
        Shape<R> shape = (Shape<R>) SHAPES.get(view.getClass());
        return shape.only(view, fields);
    }

    private static List<RecordComponent> components(Class<?> view) {
        return Arrays.asList(view.getRecordComponents());
    }

    /** The accessors of a record and its constructor, which are found once: that takes longer than to read a view. */
    private record Shape<R>(List<String> names, List<Method> accessors, Constructor<R> constructor) {
        static <R> Shape<R> of(Class<R> type) {
            List<RecordComponent> components = components(type);
            try {
                return new Shape<>(
                        components.stream().map(RecordComponent::getName).toList(),
                        components.stream().map(RecordComponent::getAccessor).toList(),
                        type.getDeclaredConstructor(components.stream()
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new)));
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        R only(R view, Set<String> fields) {
            try {
                Object[] values = new Object[names.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = fields.contains(names.get(i)) ? accessors.get(i).invoke(view) : null;
                }
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
