package org.warden;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.openapi.OpenApiPageResource;
import org.warden.openapi.OpenApiPageSwitch;
import org.warden.openapi.OpenApiResource;

/** The JAX-RS application with the description of the API. */
@ApplicationPath("openapi")
public class OpenApi extends Guarded {
    @Override
    protected Set<Class<?>> doors() {
        return Set.of(OpenApiResource.class, OpenApiPageResource.class);
    }

    @Override
    public Set<Class<?>> getClasses() {
        return Stream.concat(super.getClasses().stream(), Stream.of(OpenApiPageSwitch.class))
                .collect(Collectors.toSet());
    }
}
