package org.warden.secured;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Answers like an unknown address if the example is turned off. */
@Provider
@PreMatching
public class SecuredSwitch implements ContainerRequestFilter {
    private static final String EXAMPLE = "secured";

    @Override
    public void filter(ContainerRequestContext request) {
        List<PathSegment> path = request.getUriInfo().getPathSegments();
        boolean example = !path.isEmpty() && path.get(0).getPath().equals(EXAMPLE);
        if (example && !CDI.current().select(SecuredSettings.class).get().enabled()) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
    }
}
