package org.warden.mirror;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Before an answer is sent, this node knows what the request has changed: a session that it ended opens nothing any more. */
@Provider
public class MirrorFilter implements ContainerResponseFilter {
    private volatile Mirrors mirrors;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        mirrors().catchUp();
    }

    /** Looked up, because implementations of JAX-RS differ in whether they inject beans into what is none; and once. */
    private Mirrors mirrors() {
        if (mirrors == null) {
            mirrors = CDI.current().select(Mirrors.class).get();
        }
        return mirrors;
    }
}
