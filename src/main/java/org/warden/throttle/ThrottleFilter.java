package org.warden.throttle;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.warden.http.Afterwards;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Counts the call of a method with {@link Throttled}, after the gate and before the body is read. */
@Provider
@Priority(Priorities.AUTHENTICATION - 400)
public class ThrottleFilter implements ContainerRequestFilter {
    /** How long the next call waits: a caller may have the whole answer shortly before the server finishes the request. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Static, because the server may create a filter for each JAX-RS application. */
    private static final OneAtATime BUSY = new OneAtATime();

    private volatile Throttle throttle;

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        Method door = resource.getResourceMethod();
        Throttled throttled = door.getAnnotation(Throttled.class);
        if (throttled == null || throttled.value() == Cost.NOTHING) {
            return;
        }
        Requester requester = Requester.of(http);
        throttle().take(throttled.value(), requester, caller(throttled.value(), requester));
        if (throttled.oneAtATime() && requester.actor() != null) {
            enter(door.getName() + ' ' + requester.actor());
        }
    }

    /** Looks up the bean once, because JAX-RS implementations differ in whether they inject beans into providers. */
    private Throttle throttle() {
        if (throttle == null) {
            throttle = CDI.current().select(Throttle.class).get();
        }
        return throttle;
    }

    private UUID caller(Cost cost, Requester requester) {
        Optional<UUID> session = Caller.find(http).flatMap(Caller::session);
        return cost == Cost.ENDING && session.isPresent() ? session.get() : requester.actor();
    }

    private void enter(String call) {
        try {
            if (!BUSY.enter(call, PATIENCE)) {
                throw Problem.later(
                        ProblemType.TOO_MANY_REQUESTS, "The same call is already running for this account.", RETRY);
            }
            Afterwards.run(http, () -> BUSY.leave(call));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Problem.later(ProblemType.UNAVAILABLE, "This server is stopping.", RETRY);
        }
    }
}
