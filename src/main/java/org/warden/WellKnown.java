package org.warden;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.key.JwksResource;

/** Every door below {@code /.well-known} (RFC 8615). */
@ApplicationPath(".well-known")
public class WellKnown extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Stream.concat(Api.EDGE.stream(), Stream.of(JwksResource.class)).collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> getProperties() {
        return new Api().getProperties();
    }
}
