package org.warden.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Turns the violations of Bean Validation into a problem that lists every field, sorted by name. */
@Provider
public class InvalidInputMapper implements ExceptionMapper<ConstraintViolationException> {
    /** Keeps a refusal from being longer than the request. */
    private static final int MOST_ERRORS = 32;

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(ConstraintViolationException refused) {
        List<FieldError> errors = refused.getConstraintViolations().stream()
                .map(violation ->
                        new FieldError(field(violation.getPropertyPath()), rule(violation), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .limit(MOST_ERRORS)
                .toList();
        return ProblemMapper.response(ProblemBody.of(Problem.invalid(errors), request));
    }

    private static Rule rule(ConstraintViolation<?> violation) {
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof NotNull) {
            return Rule.REQUIRED;
        }
        Rule rule = constraint instanceof Size
                ? Rule.TOO_LONG
                : Stream.concat(named(List.of(constraint)), named(ofField(violation)))
                        .findFirst()
                        .orElse(Rule.OTHER);
        return rule == Rule.TOO_LONG ? size(violation.getInvalidValue()) : rule;
    }

    /** The shortest text allowed has one character. */
    private static Rule size(Object value) {
        if (value instanceof Collection) {
            return Rule.TOO_MANY;
        }
        return value instanceof String text && text.isEmpty() ? Rule.TOO_SHORT : Rule.TOO_LONG;
    }

    /** The rules that these annotations name, themselves or at their types. */
    private static Stream<Rule> named(List<Annotation> annotations) {
        return annotations.stream()
                .map(one ->
                        one instanceof Breaks own ? own : one.annotationType().getAnnotation(Breaks.class))
                .filter(Objects::nonNull)
                .map(Breaks::value);
    }

    /** A constraint of Bean Validation itself does not know its rule: the component at which it stands does. */
    private static List<Annotation> ofField(ConstraintViolation<?> violation) {
        Object body = violation.getLeafBean();
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getKind() == ElementKind.PROPERTY ? node.getName() : name;
        }
        try {
            return body == null
                    ? List.of()
                    : List.of(body.getClass().getDeclaredField(name).getAnnotations());
        } catch (NoSuchFieldException notOfTheBody) {
            return List.of();
        }
    }

    /**
     * Returns the path within the body: {@code register.request.email} becomes {@code email}, an item of a list {@code
     * roles[2]}, and the body itself {@code body}.
     */
    static String field(Path path) {
        StringBuilder field = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.isEmpty() ? "body" : field.toString();
    }
}
