package org.warden;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.warden.edge.EdgeFilter;
import org.warden.health.HealthResource;

/** The JAX-RS application with the probes. */
@ApplicationPath(EdgeFilter.PROBES)
public class Probes extends Guarded {
    @Override
    protected Set<Class<?>> doors() {
        return Set.of(HealthResource.class);
    }
}
