package org.warden.edge;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.setting.Switch;

/** Answers like an unknown address if a {@link Switch} turns the address off, whatever the method of the request. */
@Provider
@PreMatching
public class SwitchFilter implements ContainerRequestFilter {
    private volatile List<String> off;

    @Context
    private HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!off().isEmpty() && isBelowOne(off(), address(request.getUriInfo()))) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
    }

    /** Reads the settings once, because they do not change while the node runs. */
    private List<String> off() {
        if (off == null) {
            off = CDI.current().select(Switch.class).stream()
                    .filter(one -> !one.isOn())
                    .flatMap(one -> one.addresses().stream())
                    .toList();
        }
        return off;
    }

    /** From the root of the WAR: the segments are those below the application, without matrix parameters. */
    private String address(UriInfo request) {
        String application = http.getHttpServletMapping().getPattern().replaceAll("^/|/\\*$", "");
        return Stream.concat(
                        Stream.of(application),
                        request.getPathSegments().stream().map(PathSegment::getPath))
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("/"));
    }

    static boolean isBelowOne(List<String> addresses, String address) {
        return addresses.stream().anyMatch(one -> (address + "/").startsWith(one + "/"));
    }
}
