package org.warden.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.warden.door.Doors;

/** Each constraint of a body has a rule of its own: pages have no words for {@code other}. */
class RuleTest {
    /** The mapper knows these. */
    private static final Set<Class<?>> KNOWN = Set.of(NotNull.class, Size.class);

    @Test
    void everyConstraintOfABodyNamesItsRule() {
        List<String> without = new ArrayList<>();
        Doors.OURS.reading().forEach(door -> collect(door.request().orElseThrow(), without));
        assertThat(without).isEmpty();
    }

    @Test
    void constraintWithoutARuleIsNoticed() {
        List<String> without = new ArrayList<>();
        collect(Forgotten.class, without);
        assertThat(without).containsExactly("Forgotten.code");
    }

    record Forgotten(
            @Breaks(Rule.SIX_DIGITS) @jakarta.validation.constraints.Pattern(regexp = "[0-9]{6}")
            String good,

            @jakarta.validation.constraints.Pattern(regexp = "[0-9]{6}")
            String code) {}

    private static void collect(Class<?> body, List<String> without) {
        for (RecordComponent component : body.getRecordComponents()) {
            Annotation[] own = own(body, component.getName());
            boolean named = Arrays.stream(own).anyMatch(RuleTest::namesARule);
            Stream.concat(Arrays.stream(own), items(component.getAnnotatedType()))
                    .filter(one -> one.annotationType().isAnnotationPresent(Constraint.class))
                    .filter(one -> !KNOWN.contains(one.annotationType()) && !named && !namesARule(one))
                    .forEach(one -> without.add(body.getSimpleName() + "." + component.getName()));
            records(component.getAnnotatedType()).forEach(inner -> collect(inner, without));
        }
    }

    private static boolean namesARule(Annotation one) {
        return one instanceof Breaks || one.annotationType().isAnnotationPresent(Breaks.class);
    }

    private static Annotation[] own(Class<?> body, String name) {
        try {
            return body.getDeclaredField(name).getAnnotations();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<Annotation> items(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType outer
                ? Arrays.stream(outer.getAnnotatedActualTypeArguments())
                        .flatMap(item -> Stream.concat(Arrays.stream(item.getAnnotations()), items(item)))
                : Stream.empty();
    }

    private static Stream<Class<?>> records(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType outer) {
            return Arrays.stream(outer.getAnnotatedActualTypeArguments()).flatMap(RuleTest::records);
        }
        return type.getType() instanceof Class<?> inner && inner.isRecord() ? Stream.of(inner) : Stream.empty();
    }
}
