package org.warden;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.warden.scrape.MetricsResource;

/** The JAX-RS application with the numbers for Prometheus. */
@ApplicationPath("metrics")
public class Metrics extends Guarded {
    @Override
    protected Set<Class<?>> doors() {
        return Set.of(MetricsResource.class);
    }
}
