package org.warden.bearer;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.warden.http.Caller;
import org.warden.http.Gate.StepUp;
import org.warden.token.AccessToken;

/**
 * Refuses a call of a method with {@link StepUp} if the caller has no recent proof. Runs after the gate, and before the
 * throttle: the caller repeats the call after the proof, and only the second one may cost.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 450)
public class StepUpFilter implements ContainerRequestFilter {
    private volatile StepUpCheck check;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        StepUp wanted = resource.getResourceMethod().getAnnotation(StepUp.class);
        if (wanted != null && request.getProperty(Caller.TOKEN) instanceof AccessToken token) {
            check().require(wanted.value(), token);
        }
    }

    /** Looks up the bean once, because JAX-RS implementations differ in whether they inject beans into providers. */
    private StepUpCheck check() {
        if (check == null) {
            check = CDI.current().select(StepUpCheck.class).get();
        }
        return check;
    }
}
