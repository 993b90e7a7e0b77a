package org.warden.mirror;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Updates this node's mirrors before an answer is sent: a session that the request ended must be refused from then on. */
@Provider
public class MirrorFilter implements ContainerResponseFilter {
    private volatile Mirrors mirrors;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        mirrors().catchUp();
    }

    /** Looks up the bean once, because JAX-RS implementations differ in whether they inject beans into providers. */
    private Mirrors mirrors() {
        if (mirrors == null) {
            mirrors = CDI.current().select(Mirrors.class).get();
        }
        return mirrors;
    }
}
