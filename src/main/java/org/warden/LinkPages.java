package org.warden;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.link.PageResource;

/** The JAX-RS application with the pages behind mailed links. */
@ApplicationPath("link")
public class LinkPages extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Stream.concat(Api.EDGE.stream(), Stream.of(PageResource.class)).collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> getProperties() {
        return new Api().getProperties();
    }
}
