package org.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.warden.profile.AccountExported;

/**
 * Adds an account's products to its export. When the account is deleted, the foreign key in the migration deletes its products.
 */
@ApplicationScoped
public class OwnersProducts {
    @PersistenceContext
    EntityManager entities;

    void export(@Observes AccountExported export) {
        List<ProductView> products = entities.createQuery(
                        "select p from Product p where p.owner = :owner order by p.id", Product.class)
                .setParameter("owner", export.account())
                .getResultStream()
                .map(ProductView::of)
                .toList();
        export.add("shop", products);
    }
}
