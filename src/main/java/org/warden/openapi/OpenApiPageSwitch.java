package org.warden.openapi;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Answers like an unknown address if the page about the API is turned off. */
@Provider
@PreMatching
public class OpenApiPageSwitch implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        List<PathSegment> path = request.getUriInfo().getPathSegments();
        boolean page = !path.isEmpty() && path.get(0).getPath().equals(OpenApiPageResource.PATH);
        if (page && !CDI.current().select(OpenApiSettings.class).get().ui()) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
    }
}
