package org.warden.admin.users;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.warden.problem.Problem;

/** The choice of the fields of an answer. */
public final class Fields {
    private static final String ID = "id";

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
            throw Problem.invalid("fields", "must be some of these, separated by commas: " + String.join(", ", all));
        }
        wanted.add(ID);
        return wanted;
    }

    /** The same view with only these fields. */
    public static <R extends Record> R only(R view, Set<String> fields) {
        @SuppressWarnings("unchecked") // its own class
        Class<R> type = (Class<R>) view.getClass();
        try {
            Object[] values = new Object[components(type).size()];
            for (int i = 0; i < values.length; i++) {
                RecordComponent component = components(type).get(i);
                values[i] = fields.contains(component.getName())
                        ? component.getAccessor().invoke(view)
                        : null;
            }
            return type.getDeclaredConstructor(components(type).stream()
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<RecordComponent> components(Class<? extends Record> view) {
        return Arrays.asList(view.getRecordComponents());
    }
}
