package org.warden.metric;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Everything with gauges. */
@ApplicationScoped
public class Measurements {
    @Inject
    @Any
    Instance<Measured> all;

    @Inject
    Meters meters;

    /** Registers all gauges. */
    public void register() {
        all.forEach(measured -> measured.register(meters));
    }
}
