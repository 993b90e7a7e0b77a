package org.warden;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.warden.key.JwksResource;
import org.warden.token.ConsumerResource;
import org.warden.token.PermissionsResource;

/** The JAX-RS application with every endpoint below {@code /.well-known} (RFC 8615). */
@ApplicationPath(".well-known")
public class WellKnown extends Guarded {
    private static final Set<Class<?>> DOORS =
            Set.of(ConsumerResource.class, JwksResource.class, PermissionsResource.class);

    @Override
    protected Set<Class<?>> doors() {
        return DOORS;
    }
}
