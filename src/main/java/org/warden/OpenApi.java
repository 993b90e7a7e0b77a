package org.warden;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.warden.openapi.OpenApiPageResource;
import org.warden.openapi.OpenApiResource;

/** The JAX-RS application with the description of the API. */
@ApplicationPath("openapi")
public class OpenApi extends Guarded {
    @Override
    protected Set<Class<?>> doors() {
        return Set.of(OpenApiResource.class, OpenApiPageResource.class);
    }
}
