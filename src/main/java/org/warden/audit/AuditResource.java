package org.warden.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The audit log, for administrators. */
@Path("audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private static final System.Logger LOG = System.getLogger(AuditResource.class.getName());

    @Inject
    AuditTrail trail;

    @Inject
    AuditChain chain;

    @Inject
    AuditVerification verification;

    /** Lists events, newest first. */
    @GET
    @RolesAllowed(OwnPermissions.AUDIT_READ)
    @Refuses(ProblemType.INVALID_INPUT)
    public AuditView page(@BeanParam AuditQuery query) {
        return trail.page(query);
    }

    /** Appends all new events to the chain, then verifies it. */
    @GET
    @Path("verify")
    @Throttled(value = Cost.LARGE, oneAtATime = true)
    @RolesAllowed(OwnPermissions.AUDIT_VERIFY)
    @Refuses({})
    public VerificationView verify() {
        try {
            while (chain.lengthen()) {
                // More events than fit into one transaction.
            }
        } catch (RuntimeException tamperedWith) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "new events cannot be appended to the audit chain: {0}",
                    tamperedWith.toString());
        }
        return verification.verify();
    }
}
