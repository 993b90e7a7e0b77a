package org.warden;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.key.JwksResource;
import org.warden.token.ConsumerResource;
import org.warden.token.PermissionsResource;

/** The JAX-RS application with every endpoint below {@code /.well-known} (RFC 8615). */
@ApplicationPath(".well-known")
public class WellKnown extends Application {
    private static final Set<Class<?>> DOORS =
            Set.of(ConsumerResource.class, JwksResource.class, PermissionsResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        return Stream.concat(Api.EDGE.stream(), DOORS.stream()).collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> getProperties() {
        return new Api().getProperties();
    }
}
