package org.example.shop;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.audit.AuditLog;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.database.UniqueViolation;
import org.warden.http.Requester;
import org.warden.problem.Problem;

/** Reads and changes products, each in one transaction with its event in the audit log. */
@Act
@Stateless
public class Products {
    private static final int PAGE = 100;
    private static final UUID FIRST = new UUID(0, 0);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Ids ids;

    @Inject
    AuditLog audit;

    /** Returns up to 100 products with ids after {@code after}, ordered by id; null returns the first page. */
    public ProductsView page(UUID after) {
        List<ProductView> products = entities.createQuery(
                        "select p from Product p where p.id > :after order by p.id", Product.class)
                .setParameter("after", after == null ? FIRST : after)
                .setMaxResults(PAGE)
                .getResultStream()
                .map(ProductView::of)
                .toList();
        return new ProductsView(
                products, products.size() < PAGE ? null : products.get(PAGE - 1).id());
    }

    /** Adds a product that belongs to the caller. */
    public ProductView create(ProductRequest request, Requester requester) {
        Product product = new Product(ids.next(), requester.actor(), request.name(), request.cents());
        entities.persist(product);
        write();
        audit.note("shop:product-created", null, product.id().toString(), requester);
        return ProductView.of(product);
    }

    /** Changes name and price. */
    public ProductView change(UUID id, ProductRequest request, Requester requester) {
        Product product = locked(id);
        product.change(request.name(), request.cents());
        write();
        audit.note("shop:product-changed", null, id.toString(), requester);
        return ProductView.of(product);
    }

    public void delete(UUID id, Requester requester) {
        entities.remove(locked(id));
        audit.note("shop:product-deleted", null, id.toString(), requester);
    }

    /** Writes now: the unique constraint also catches a name that a concurrent request adds. */
    private void write() {
        try {
            entities.flush();
        } catch (PersistenceException refused) {
            if (UniqueViolation.of(refused, "product_name_unique")) {
                throw Problem.own(409, "product-name-taken", "Product name taken", "Another product has this name.");
            }
            throw refused;
        }
    }

    private Product locked(UUID id) {
        return Optional.ofNullable(entities.find(Product.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(
                        () -> Problem.own(404, "product-not-found", "Product not found", "There is no such product."));
    }
}
