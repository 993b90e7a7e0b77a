package org.warden.edge;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.setting.Switch;

/**
 * Answers like an unknown address if a {@link Switch} turns the address off, whatever the method of the request. An application
 * without such an address gets no filter, so that its requests cost no more.
 */
@Provider
public class Switches implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
        String application = Objects.toString(context.getConfiguration().getProperty(Routes.APPLICATION), "");
        List<String> off = CDI.current().select(Switch.class).stream()
                .filter(one -> !one.isOn())
                .flatMap(one -> one.addresses().stream())
                .filter(address -> isBelow(address, application))
                .toList();
        if (!off.isEmpty()) {
            context.register(new Off(application, off));
        }
        return !off.isEmpty();
    }

    static boolean isBelow(String address, String above) {
        return above.isEmpty() || (address + "/").startsWith(above + "/");
    }

    /**
     * Refuses these addresses.
     *
     * @param application the path of the application
     * @param addresses from the root of the WAR
     */
    @PreMatching
    record Off(String application, List<String> addresses) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            // The segments come without matrix parameters.
            String address = address(request.getUriInfo().getPathSegments().stream()
                    .map(PathSegment::getPath)
                    .toList());
            if (addresses.stream().anyMatch(off -> isBelow(address, off))) {
                throw new Problem(ProblemType.NOT_FOUND);
            }
        }

        private String address(List<String> segments) {
            return Stream.concat(Stream.of(application), segments.stream())
                    .filter(segment -> !segment.isEmpty())
                    .collect(Collectors.joining("/"));
        }
    }
}
