package org.warden.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;

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
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .limit(MOST_ERRORS)
                .toList();
        return ProblemMapper.response(ProblemBody.of(Problem.invalid(errors), request));
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
