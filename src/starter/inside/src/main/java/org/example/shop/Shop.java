package org.example.shop;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.warden.Guarded;

/** The endpoints below {@code /shop}, behind Warden's gate. */
@ApplicationPath("shop")
public class Shop extends Guarded {
    @Override
    protected Set<Class<?>> doors() {
        return Set.of(ProductResource.class, EventResource.class);
    }
}
