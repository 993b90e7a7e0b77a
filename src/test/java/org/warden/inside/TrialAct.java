package org.warden.inside;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.example.shop.ProductRequest;
import org.example.shop.Products;
import org.warden.audit.AuditLog;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.problem.Problem;

/** Writes a product and an event, and then refuses. */
@Act
@Stateless
public class TrialAct {
    /** Name of the product and word of the event; both must be rolled back. */
    static final String HALF = "half:written";

    @Inject
    Products products;

    @Inject
    AuditLog audit;

    public void writeAndFail(Requester requester) {
        products.create(new ProductRequest(HALF, 1L), requester);
        audit.note(HALF, null, null, requester);
        throw Problem.own(409, "refused-late", "Refused late", "Refused after both were written.");
    }
}
