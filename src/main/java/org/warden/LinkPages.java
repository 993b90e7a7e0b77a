package org.warden;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.warden.link.PageResource;

/** The JAX-RS application with the pages behind mailed links. */
@ApplicationPath("link")
public class LinkPages extends Guarded {
    @Override
    protected Set<Class<?>> doors() {
        return Set.of(PageResource.class);
    }
}
